/**
 * What Slack allows, in UTF-16 units after escaping where it counts characters. From the doc comments of
 * @slack/types 3.2.0 unless a line says otherwise. Where Slack's own pages differ, the smaller figure stands.
 */
export const SLACK_LIMITS = {
  blocksInMessage: 50,
  blocksInView: 100,
  /** Block Kit reference, views: 250 kB of JSON. */
  viewBytes: 250_000,
  /**
   * No page names a figure for all blocks of a message together; people meet `msg_blocks_too_long` near 13,200
   * characters (slackapi/bolt-js issue 2509). We stay well under it.
   */
  charactersInBlocks: 10_000,
  /** The same care for the blocks of one unfurl, of which a message may have several. */
  charactersInUnfurl: 3000,
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

/** What reads well, where Slack would allow more. */
export const SLACK_STYLE = {
  /** A row of buttons that stays one row on a wide screen. */
  buttonsInRow: 5,
  /** Buttons longer than this are cut by Slack itself on a phone. */
  itemsWithButtons: 10,
  /** The longest single piece of text: beyond it a message is scrolled, not read. */
  paragraph: 3000,
} as const;
