# Pages and table of units.

unit-neighbours = Neighbouring units
unit-found = What was found on this unit
unit-found-none = No rule found anything on this unit.
unit-figures = Figures, line by line
unit-figures-caption = Figures by edition; in brackets the difference from the edition before; a dash means not published
unit-copies = Copies of its sheet
unit-copies-caption = Copies beside the official figures; in brackets the difference from them; a dash means not published
unit-line = Line
unit-form-line = (line { $line } of the sheet)
unit-no-edition = No edition of the results in this case holds this unit.
unit-absent = Not in these editions:
unit-records = Records about this unit
unit-table = All units as one table
unit-table-search = Search for a place
unit-table-flagged = Only units with findings
unit-table-place = Largest place
unit-table-place-all = all
unit-table-columns = Columns
unit-table-status = Shown: { $from }–{ $to } of { $found } found; units in all: { $units }
unit-table-loading = Reading the figures …
unit-table-previous = Previous rows
unit-table-next = Next rows
unit-table-edition = Edition
unit-table-note = Figures of the newest official edition that holds the unit, else of the newest copy. A dash means not published.
