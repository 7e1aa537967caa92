# What the command line says about results.

finding-summary = { $title }: { $count } of { $examined }

check-heading = { $file }: { NUMBER($units) ->
    [one] { $units } unit
   *[other] { $units } units
}, form { $form }, mapping { $mapping }
check-clean = nothing found by { $rules } rules
check-cannot-tell = cannot tell: { $rules }
check-more = … and { $count } more (--all shows every one)
check-line = { $file } line { $line }
check-not-accusation = A flag is not an accusation: each finding has innocent explanations, see --json.
check-turnout = turnout { $share } of { $base }, { $at_100 } units at exactly 100%, { $above } above

import-done = edition { $seq } stands: { $units } units, dataset { $dataset }
import-known = this file is edition { $seq } already, read in the same way: nothing was added
import-refused = refused: figures contradict each other ({ $codes }); the original is kept
import-refused-hint = look at the findings; if the source really says so, repeat with --accept-findings
import-dry-run = dry run: { $units } units would be taken, nothing was kept
assess-edition = edition { $seq }, { $file }: { $units } units
demo-planted = planted { $fault }: { $planted }, found by { $code }: { $found }
