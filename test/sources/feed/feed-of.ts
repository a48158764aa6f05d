/** An RSS 2.0 feed around items. */
export function rss(items: string, channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:arxiv="http://arxiv.org/schemas/atom">
<channel><title>Made-up Journal</title><link>https://journal.example/</link>${channel}
${items}
</channel></rss>
`;
}

/** An Atom feed around entries. */
export function atom(entries: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><title>Made-up Notes</title>
${entries}
</feed>
`;
}
