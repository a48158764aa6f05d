/** One message on the far side, by the ids the platform gives. */
export interface MessageRef {
  channel: string;
  message: string;
}
