# Exchange standards: what a file lacks, and what an export could not hold.

file-format-nist = report of NIST SP 1500-100
file-format-eml = EML document
document-ignored = form { $form } has no item for what the document also holds: { $columns }

nist-clean = { $file }: no faults; { $objects } objects, { $references } references
nist-heading = { $file }: { NUMBER($count) ->
    [one] { $count } fault
   *[other] { $count } faults
}
nist-at = line { $line }, { $path }: { $message }
nist-listed = only the first { $listed } are listed

nist-required = the property { $found } is missing
nist-required-remedy = add { $found } to this object
nist-unknown-property = the standard has no property { $found } here
nist-unknown-property-remedy = remove it, or use one of: { $expected }
nist-not-in-list = "{ $found }" is not in the list
nist-not-in-list-remedy = use one of: { $expected }
nist-kind = "{ $found }" is of another kind than { $expected }
nist-kind-remedy = write a value of the kind { $expected }
nist-format = "{ $found }" is not written as it must be
nist-format-remedy = write it like this: { $expected }
nist-too-long = "{ $found }" is longer than { $expected } characters
nist-too-long-remedy = shorten it to { $expected } characters
nist-too-few = the list has fewer than { $expected } elements
nist-too-few-remedy = give at least { $expected }
nist-none-of = an object of the kind "{ $found }" may not stand here
nist-none-of-remedy = set its @type to one of: { $expected }
nist-dangling = no object has the identifier "{ $found }"
nist-dangling-remedy = name the @id of an object of the kind { $expected }, or add that object
nist-other-kind = "{ $found }" is an object of another kind
nist-other-kind-remedy = name the @id of an object of the kind { $expected }
nist-same-id = the identifier "{ $found }" belongs to another object already, on line { $expected }
nist-same-id-remedy = give each object an @id of its own

export-done = wrote { NUMBER($units) ->
    [one] { $units } unit
   *[other] { $units } units
}, { $choices } choices
export-lost = not held by the standard:
export-lost-line = { $what }: { $why } ({ $values })
export-lost-item = the standard has no place for this item
export-lost-place = the standard has no place for what describes a unit
export-lost-words = figures in words are not held
export-lost-unreadable = no whole number, so not written
export-lost-sum = a stated sum of no units in the file, or stated twice
export-lost-text = the name was empty, so it could not be written
