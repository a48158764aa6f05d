/**
 * What Discord accepts, by its developer documentation (API v10, Message, Component and Application Command pages).
 * Lengths are counted in UTF-16 units, which are never fewer than the characters Discord counts.
 */
export const DISCORD_LIMITS = {
  /** `content` of a message without components v2. */
  contentCharacters: 2000,
  /** All components of a message, nested ones included. */
  components: 40,
  /** All text displays of a message together; found by other libraries' users rather than documented. */
  textCharacters: 4000,
  buttonsPerRow: 5,
  buttonLabelCharacters: 80,
  buttonUrlCharacters: 512,
  customIdCharacters: 100,
  selectOptions: 25,
  optionLabelCharacters: 100,
  optionValueCharacters: 100,
  optionDescriptionCharacters: 100,
  placeholderCharacters: 150,
  attachments: 10,
  /** Of an item of a media gallery. */
  mediaDescriptionCharacters: 1024,
  threadNameCharacters: 100,
  /** All files of a message together, where the server has no boosts. */
  fileBytes: 10 * 1024 * 1024,
  modalTitleCharacters: 45,
  modalFields: 5,
  fieldLabelCharacters: 45,
  fieldTextCharacters: 4000,
  choices: 25,
  choiceNameCharacters: 100,
  choiceValueCharacters: 100,
} as const;

/** Bounds of our own; each says why it is there. */
export const DISCORD_HOUSE_LIMITS = {
  /** Four rows leave room among the components for lists and files. */
  buttonRows: 4,
  /** A longer address in the text would take the room of what is to be read. */
  linkCharacters: 512,
  /** Set aside for the small print that says what was cut. */
  noticeCharacters: 300,
  /** However long its neighbours are, a part of the text is not cut below this. */
  leastPartCharacters: 1000,
  leastLineCharacters: 200,
  factLabelCharacters: 100,
  /** Names of files stay readable on a phone. */
  fileNameCharacters: 80,
  /** The longest bar of a chart: a line of code holds some 40 characters on a phone. */
  chartBarCharacters: 12,
  chartLabelCharacters: 24,
} as const;

/** The colour at a card's side: the blue of ink. It carries no meaning. */
export const ACCENT_COLOUR = 0x2b4c7e;
