"""Search over directives, dockets, reports, meetings and people, by any substring.

Word segmentation is wrong too often in names and the usual three-letter index finds
nothing for words of two characters, which most Chinese words are. So the index holds
pairs of neighbouring characters: a word is in a text only if all its pairs are.
"""
