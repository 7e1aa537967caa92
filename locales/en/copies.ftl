# Copies of sheets beside the official result: R501 to R506.

# Why a rule, or a part of it, could not be run.
cannot-tell-no-official-units = The official result gives no figures by unit.
cannot-tell-one-copy-each = No unit has more than one copy.
cannot-tell-no-totals = The official result gives no total that the copies have a figure for.
cannot-tell-unmatched = These choices stand on one side only: { $what }.
cannot-tell-no-custody = The copies do not say how they were kept, or the manifest claims none of them.
cannot-tell-two-choices = Fewer than two choices stand on the copies.

# The first lines for a terminal.
copies-heading = { NUMBER($rows) ->
    [one] { $rows } copy
   *[other] { $rows } copies
} of { NUMBER($units) ->
    [one] { $units } unit
   *[other] { $units } units
} beside the official result { $official }
copies-heading-units = { NUMBER($both) ->
    [one] { $both } unit is on both sides
   *[other] { $both } units are on both sides
}; { $held } have a copy alone, { $published } an official figure alone
copies-heading-bound = { $item }: { $copies } on copies, { $official } officially, { $remainder } left for units without a copy
copies-heading-custody = { $images } pictures in the manifest; it claims { $claimed } of the units
copies-heading-coincidence = { NUMBER($pairs) ->
    [one] { $pairs } pair of units has
   *[other] { $pairs } pairs of units have
} equal counts throughout; chance gives about { $expected }
copies-heading-differ = { $item }: { $agree } agree, { $official_differs } where the official figure is on no copy, { $copies_differ } where copies differ

R501-title = A copy differs from the official figure
R501-why = A copy of a unit's sheet and the official result for the same unit must give the same figure, line by line.
R501-statement = The line “{ $item }” is { $copy } on every copy of the unit and { $official } in the official result, a difference of { $difference }.
R501-statement-some = The line “{ $item }” is { $copy } on a copy of the unit and { $official } in the official result, a difference of { $difference }; another copy has the official figure.
R501-innocent-1 = The copy was misread or mistyped when its figures were entered; the sheet itself says what the official result says.
R501-innocent-2 = The sheet was corrected after the copy was made: a recount, or a slip mended in the presence of observers. Then a corrected sheet exists.
R501-innocent-3 = The row is attributed to the wrong unit: centres and tables with similar numbers were exchanged in one of the two files.
R501-innocent-4 = The official figure was mistyped when the sheet was entered into the commission's system.
R501-settle = The picture of the copy beside the original of the sheet, with its signatures.

R502-title = Copies of one unit differ
R502-why = Two copies of one sheet that different people hold must give the same figures.
R502-statement = On copies of the unit the line “{ $item }” is { $least } ({ $least_holder }) and { $most } ({ $most_holder }).
R502-innocent-1 = One holder wrote the figures down by hand, or typed them wrongly.
R502-innocent-2 = One copy was made before a correction of the sheet and the other after it.
R502-innocent-3 = One copy belongs to another unit and was filed under the wrong number.
R502-settle = The pictures of both copies, and which of them bears which signatures.

R503-title = Only one side has the unit
R503-why = A copy without an official figure cannot be confirmed or refuted; an official figure without a copy cannot be checked from outside.
R503-statement-none = The official result gives no figure by unit. For none of the { $units } units with a copy can the two be compared.
R503-statement-no-official = There is a copy of the unit, and the official result does not have it.
R503-statement-no-copy = The official result has the unit, and there is no copy of it.
R503-innocent-1 = The official edition is a partial one, and the unit had not reported yet.
R503-innocent-2 = Nobody who collects copies was at the unit, or was given one.
R503-innocent-3 = The two files write the number of the unit differently.
R503-settle = An official result by unit, complete, in a form that can be compared.

R504-title = More votes on copies than in the whole official result
R504-why = The units of which there are copies are a part of all units. So the votes of a choice on copies cannot exceed its official total, whichever copies were found. Nothing is assumed about how they were found.
R504-statement = Copies of { $units } units give { $item } { $copies } votes. The official total is { $official }: { $excess } fewer. For it to stand, the copies of { $least } units at least must be wholly false.
R504-statement-share = Copies of { $units } units give { $item } { $copies } votes. The official total, which says it covers { $counted } % of the units, is { $official }: { $excess } fewer. For it to stand, the copies of { $least } units at least must be wholly false, or lie outside it; for so many to lie outside that share, there would have to be { $from } units in all.
R504-statement-both = Copies of { $units } units give { $item } { $copies } votes. The official total is { $official }: { $excess } fewer. For it to stand, the copies of { $least } units at least must be wholly false; even if the { $outside } units that it does not cover are those with the most votes for { $item }, those of { $own_least } further ones.
R504-statement-covered = Copies of { $units } units give { $item } { $copies } votes. The official total is { $official }: { $excess } fewer. It does not cover { $outside } units; if those are the ones with the most votes for { $item }, both can be true, with { $own_remainder } left.
R504-statement-room = What the official totals leave for units without a copy needs { $needed } ballots; the register of those units has room for { $capacity }.
R504-statement-no-unit-left = Every unit has a copy, and the official totals hold { $needed } ballots more than the copies.
R504-innocent-1 = Copies are claims with custody evidence, an official total is a claim without breakdown: some copies can be wrong or invented. The finding says how many would have to be, not that none is.
R504-innocent-2 = The official total covers only some of the units, and copies are held of units outside it. Both readings are given.
R504-innocent-3 = The official figure was announced or printed with a slip, such as two digits exchanged or two lines swapped.
R504-innocent-4 = Some copies belong to another contest, or one unit stands among them under two numbers.
R504-innocent-5 = The commission annulled results of units of which copies are held.
R504-innocent-6 = The register leaves out supplementary lists or voters with cards, so that units without a copy can hold more ballots than it says.
R504-settle = The official result by unit: it shows in one day which copies are wrong, or that none is.
R504-error-rate = No sampling, hence no chance of error by sampling: on genuine copies, each filed under its own unit, and a right total that covers those units, the rule never fires.

R505-title = A copy whose custody has a gap
R505-why = A copy convinces others if they can see its picture and know that the picture is the one first published. A manifest speaks only of the units that it claims: those with a copy whose picture it names.
R505-statement-no-image = The copy held by { $holder } has no picture.
R505-statement-no-digest = The copy held by { $holder } gives “{ $stated }” as the digest of its picture, which is no SHA-256.
R505-statement-absent = The manifest claims the unit; the picture { $image } of the copy held by { $holder } is not in it.
R505-statement-hash = The picture { $image } of the copy held by { $holder } has the digest { $stated }; the manifest says { $manifest }.
R505-statement-unsigned = The sheet of the copy held by { $holder } is not signed.
R505-statement-no-stamp = The sheet of the copy held by { $holder } bears no stamp.
R505-statement-early = The picture of the copy held by { $holder } was taken at { $taken }, before voting ended.
R505-innocent-1 = The picture was cropped, turned or saved again to take less room, which changes its digest and not what it shows.
R505-innocent-2 = The manifest lists one batch of pictures, and a better one of the same sheet was taken later.
R505-innocent-3 = The clock of the phone was wrong, or showed another time zone.
R505-innocent-4 = The holder was given no picture, or may not publish one, and wrote the figures down.
R505-settle = The picture as it was first taken, from the device that took it, with its digest.

R506-title = Two units with one picture, or with equal counts throughout
R506-why = A picture shows one sheet, and large units rarely have equal counts for every choice. Small ones often do, so the finding says how many equal pairs chance gives among units as large.
R506-statement-image = { $units } units ({ $names }) share the picture { $image }.
R506-statement-digest = { $units } units ({ $names }) have pictures with the same digest { $image }.
R506-statement-vector = { $units } units ({ $names }) have { $votes } votes each, with equal counts for every choice. Pairs of this kind among units at least as large: { $pairs }; chance gives about { $expected }, and as many as there are, or more, with probability { $chance }.
R506-innocent-1 = Chance: among many small units some have equal counts. The probability stands beside the finding.
R506-innocent-2 = One picture shows two sheets, or the address of one picture was pasted into two rows.
R506-innocent-3 = One unit stands in the file under two numbers.
R506-innocent-4 = A place-holder picture stands for all copies that are not yet published.
R506-settle = The pictures of both sheets, side by side.
R506-error-rate = The probability is read off the pairs of units that nearly coincide; how far it holds on invented clean elections is in docs/methods/copies.md.
