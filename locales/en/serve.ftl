# What the server says where it has no page to send.

serve-missing-title = Nothing at this address
serve-missing-text = This site has no page under that name. The address may have been cut short or mistyped, or the page may have had to change its name.
serve-method-title = This site can only be read
serve-method-text = The request asked for something other than a page. Nothing can be sent to this site, changed on it or deleted from it.
serve-host-title = Unknown name
serve-host-text = This server does not answer to the name in the address. Whoever runs it can allow the name with the option --host.
serve-changing-title = The site is being renewed
serve-changing-text = A newer version of this site is about to take its place. Please try again in a moment.
serve-home = To the first page
serve-sites-title = Sites shown here

# What export-site says.
export-site-done = the site stands: { $pages } pages, { $files } files, { $bytes } bytes; SHA-256 of their list { $sha256 }
