/** The files of a drop or a paste; folders are none. */
export function filesIn(transfer: DataTransfer | null): File[] {
  return transfer === null ? [] : [...transfer.files];
}
