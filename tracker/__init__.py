import os

# python-docx brings lxml; openpyxl would take it, and read what comes in past
# defusedxml. This is read when openpyxl is first imported.
os.environ.setdefault("OPENPYXL_LXML", "False")
