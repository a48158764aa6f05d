/**
 * What Slack allows, in UTF-16 units after escaping where it counts characters. From the doc comments of
 * @slack/types 3.2.0 unless a line says otherwise. Where Slack's own pages differ, the smaller figure stands.
 */
export const SLACK_LIMITS = {
  blocksInMessage: 50,
  blocksInView: 100,
  /** Block Kit reference, views: 250 kB of JSON. */
  viewBytes: 250_000,
  /** `text` of chat.update; chat.postMessage takes 40,000 (method pages). */
  text: 4000,
  header: 150,
  sectionText: 3000,
  sectionFields: 10,
  sectionField: 2000,
  plainText: 3000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  accessibilityLabel: 75,
  /** `alt_text` of an image block. */
  altText: 2000,
  options: 100,
  optionText: 75,
  /** 150 on newer pages, 75 in the types. */
  optionValue: 75,
  placeholder: 150,
  actionId: 255,
  blockId: 255,
  callbackId: 255,
  privateMetadata: 3000,
  viewTitle: 24,
  viewButton: 24,
  inputLabel: 2000,
  inputHint: 2000,
  plainTextInput: 3000,
} as const;

/** How much one surface holds. */
export interface Surface {
  blocks: number;
  /** Characters of all text together. */
  characters: number;
  /** What `weightOf` (render/weight.ts) says of all blocks together. */
  weight: number;
}

/**
 * Slack names no figure for all blocks of a message, but answers `msg_blocks_too_long`: people met it at 13,297
 * characters of text alone (slackapi/bolt-js issue 2509) and at 11,341 spread over many rich_text blocks (issue 2867),
 * so what holds the text counts too. We keep the text to 10,000 and the whole to 12,000.
 */
export const MESSAGE_SURFACE: Surface = { blocks: 50, characters: 10_000, weight: 12_000 };

/** An unfurl stands under somebody else's message, which may have several: a card, not a page. */
export const UNFURL_SURFACE: Surface = { blocks: 20, characters: 4000, weight: 8000 };

/** The App Home: 100 blocks and 250 kB of JSON, kept far below, since it is read on a phone too. */
export const HOME_SURFACE: Surface = { blocks: 100, characters: 40_000, weight: 120_000 };

/** What reads well, where Slack would allow more. */
export const SLACK_STYLE = {
  /** A row of buttons that stays one row on a wide screen. */
  buttonsInRow: 5,
  /** Buttons of a document; those beyond are counted in a note. */
  buttons: 25,
  /** Items to choose from get a numbered button each up to here; beyond, one menu. */
  itemsWithButtons: 10,
  /** What all buttons of a kind may carry together, so that they never crowd out the text. */
  valuesTogether: 4000,
  /** What the actions of a document may weigh together. */
  actionsWeight: 5000,
  /** Small print longer than this is set as text. */
  note: 2000,
  /** A piece cut shorter than this says nothing; it is left out instead. */
  leastPiece: 24,
  /** The summary, where nothing else can be shown. */
  summaryShown: 600,
} as const;
