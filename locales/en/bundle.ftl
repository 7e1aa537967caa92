# Bundles of evidence, at the terminal.

bundle-records = Records
bundle-objects = Objects
bundle-withheld = Withheld
bundle-made = The bundle holds { $records ->
    [one] one record
   *[other] { $records } records
} and { $objects ->
    [one] one object
   *[other] { $objects } objects
}. VERIFY.md in it says how anyone can check it.
bundle-without-leaf = { $count ->
    [one] One entry is
   *[other] { $count } entries are
} not in the published log, and left out: scrutineer log append
bundle-wrong = Until these faults are explained, nothing in this bundle is evidence.
bundle-right = All agrees, and the checkpoint is signed by the key that you gave.
bundle-own-key = All agrees. But the key is taken from the bundle itself, and anyone can sign with a key of their own: repeat with --key and the key from elsewhere.
