# What the verbs of seal say, and what stands above a share on paper.

seal-recipient-heading = Recipient of the key { $key }. With this line one can only seal.
seal-share-heading = Share { $number } of { $shares } of the key { $key }; { $threshold } of them open, one alone opens nothing.
seal-share-note = Keep it on paper, apart from the others. Type the lines with their numbers; small letters are as good.
seal-keys-done = the key { $key } is made; shares: { $shares }, needed to open: { $threshold }
seal-keys-next = print each share, let its holder check it by opening a trial text, then destroy the files; docs/guide/open-a-sealed-identity.md leads through it
seal-kept = { $fields ->
    [one] one field is sealed
   *[other] { $fields } fields are sealed
}; the record says so in entry { $seq }
seal-exported = { $fields ->
    [one] one field is handed out
   *[other] { $fields } fields are handed out
}, still sealed; entry { $seq } says to whom and why
seal-list-empty = nothing is sealed in this case
seal-open-file = the texts stand in the file in the clear: destroy it when you are done
seal-simulated = these texts are invented: the case is a simulated one
seal-combined = the identity stands in { $file }; it opens everything that was sealed to it: destroy the file when you are done
seal-erased-fields = { $fields ->
    [one] one sealed field
   *[other] { $fields } sealed fields
} of entry { $seq } erased; entry { $tombstone } says so
seal-erased-record = record and salt of entry { $seq } erased, and sealed fields with them ({ $fields }); entry { $tombstone } says so
seal-erased-before = entry { $seq } had been erased before; the files of the database are written anew
seal-erased-next = older backups and copies still hold it: erase there too; what a database server and a disk keep stands in docs/reference/case-folder.md
