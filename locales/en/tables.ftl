# How tables were read, and what a mapping was guessed from.

account-format = File: { $format }.
account-format-part = File: { $format }; part read: { $part }.
file-format-delimited = text with a character between cells (CSV)
file-format-xlsx = XLSX spreadsheet
file-format-xls = XLS spreadsheet
file-format-ods = ODS spreadsheet
file-format-html = HTML page
encoding-known-by-markup = the page says so
