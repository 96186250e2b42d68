"""The demo: a fictional district with two years of meetings and follow-through.

stock, phrases, deadlines, fates and plot are pure: they plan from a seed and a day.
people, record, play, turns and sources write the plan through the doors that pages use;
mark remembers what was loaded, so that nothing else is ever thrown away.
"""
