import { createHash } from 'node:crypto';

/** The bytes of a whole file as a later Broadsheet would have written it: version 99, with its checksum. */
export function ofNewerVersion(bytes: Buffer): Buffer {
  const covered =
    bytes
      .toString()
      .split(',"checksum"')[0]
      ?.replace(/"version":\d+/, '"version":99') ?? '';
  const digest = createHash('sha256').update(covered).digest('hex');
  return Buffer.from(`${covered},"checksum":"sha256:${digest}"}\n`);
}
