# How tables were read, and what a mapping was guessed from.

account-format = File: { $format }.
account-format-part = File: { $format }; part read: { $part }.
file-format-delimited = text with a character between cells (CSV)
file-format-xlsx = XLSX spreadsheet
file-format-xls = XLS spreadsheet
file-format-ods = ODS spreadsheet
file-format-html = HTML page
encoding-known-by-markup = the page says so

guess-made-from = Guessed from { $file }. Read every line before it is used.
guess-not-sure = not sure
guess-why-common = one of the common column names
guess-why-word = called “{ $word }” ({ $language })
guess-why-phrase = its name has “{ $word }” in it ({ $language })
guess-why-numbers = whole numbers under a name of its own
guess-why-unique = its cells differ from row to row
guess-why-left = what is left to tell units apart
guess-why-texts = texts that nothing is known about
guess-why-shares = shares or fractions, not counts
guess-why-empty = no cell of it holds anything in the rows that were looked at
guess-why-taken = another column has the same meaning
guess-why-above = by the labels that such rows have
guess-note-encoding = the encoding { $about } is likely, but names depend on it
guess-note-no-key = nothing was found that tells units apart; give a column place = "station" in place of what it has
guess-note-key-repeats = some units have the same key
guess-note-group = “{ $about }” seems to group digits
guess-note-missing = “{ $about }” seems to mean “not published”
guess-note-sums = rows like “{ $about }” seem to be sums of units
guess-note-header-lines = column names seem to stand on more than one line
guess-note-form = these items need a form that has them: { $about }

subtotals-differ = Sums over choices that the source states: { $differing } of { $compared } differ from their choices
subtotal-differs = line { $line }, column { $column }: { $stated } is stated, the choices add up to { $sum }
