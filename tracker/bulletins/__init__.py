"""通报: figures of a period put into the words of a bulletin, issued, kept.

`scope` and `draft` are pure, `figures` and `wording` count and word; `gathering` reads
the database, `document` makes the .docx, `issuing` gives the number.
"""
