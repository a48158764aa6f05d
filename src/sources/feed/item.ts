/** An item of any kind of feed, before it is a paper. Text is as it was written, HTML and all; empty for none. */
export interface FeedItem {
  /** The id the feed gives it: a guid, an Atom id. */
  id: string;
  titleHtml: string;
  /** Addresses the item names, made absolute, the likeliest page of the paper first. */
  links: string[];
  /** Where DOIs and arXiv ids may stand: `dc:identifier`, `prism:doi`. */
  identifiers: string[];
  authors: string[];
  /** A short text about it, and a long one. */
  summaryHtml: string;
  contentHtml: string;
  /** As written, in any form. */
  date: string;
  venue: string;
  categories: string[];
  /** arXiv's listings alone: `new`, `cross`, `replace`, `replace-cross`, `absonly`. */
  announced: string;
}

/** A feed once its kind no longer matters. */
export interface Feed {
  /** In the order of the feed; `null` for one that could not be read at all. */
  items: (FeedItem | null)[];
  title: string;
}
