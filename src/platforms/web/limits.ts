/** The bounds the local page keeps. None is a rule of another party's; each says why it is there. */
export const WEB_LIMITS = {
  /** The longest line somebody may write: as long as Slack's. */
  textCharacters: 4000,
  fileNameCharacters: 200,
  /** JSON people send is a line and some ids; a form is a few lines. */
  jsonBytes: 128 * 1024,
  /** A file that is larger than is taken (`MOST_FILE_BYTES`) is read to its end, so that the answer can say so; this is the end of that. */
  uploadBytes: 50 * 1024 * 1024,
  formFields: 20,
  formFieldCharacters: 4000,
  /** People wait this long without wondering whether they were heard. */
  lookingAfterMs: 300,
  /** Messages kept in a room, those of its threads included; the oldest go first. */
  messagesKept: 1000,
  /** Messages of a room that are shown at once; those beneath them come in addition. */
  messagesShown: 200,
  /** Open pages. A browser opens six at most, each with one connection that stays. */
  streams: 64,
  /** What waits for a page that does not read; after that it is cut off, and reads the state anew when it is back. */
  streamBytes: 1024 * 1024,
  /** Changes a page that was away can still be told one by one. */
  changesRemembered: 500,
  /** A connection nobody writes to is found dead by nobody. */
  heartbeatMs: 25_000,
  /** A message of links is a list already; cards under the first few are help enough. */
  links: 5,
  /** A card the room saw within this time is not shown under a link again. */
  cardAgainMs: 60 * 60_000,
  /** For how long the same post again gives the first one back. */
  repeatSafeMs: 60 * 60_000,
  /** The clock goes this far at once; a digest of every day is posted seven hundred times by then. */
  clockYears: 2,
  /** No clock past this: schedules end in the year 9999. */
  clockEnd: '2200-01-01T00:00:00.000Z',
  /** So many posts on the way are stopped at, one by one; what comes due after that is found as after a downtime. */
  clockStops: 60,
  picturesKept: 40,
} as const;
