import { OperatorError } from '../../core/errors.ts';
import { errorCode } from './file-system.ts';

/** Words for the operations that fail because of the machine, by the system's code. */
const WORDS = new Map<string, { code: string; message: string }>([
  ['ENOSPC', { code: 'disk-full', message: 'the disk is full; free some space and try again' }],
  ['EDQUOT', { code: 'disk-full', message: 'the disk quota is used up; free some space and try again' }],
  ['EROFS', { code: 'data-read-only', message: 'it is on a read-only disk' }],
  ['EACCES', { code: 'data-denied', message: 'permission denied; let this user read and write it' }],
  ['EPERM', { code: 'data-denied', message: 'permission denied; let this user read and write it' }],
  ['ENOTDIR', { code: 'data-no-folder', message: 'it, or a part of its path, is a file and not a folder' }],
  ['EEXIST', { code: 'data-no-folder', message: 'it, or a part of its path, is a file and not a folder' }],
  ['EMFILE', { code: 'data-too-many-files', message: 'this process has too many files open' }],
  ['ENFILE', { code: 'data-too-many-files', message: 'this machine has too many files open' }],
]);

/** Why a file operation failed, in a few words; `null` for an error that is none of the system's. */
export function systemFault(error: unknown): { code: string; message: string } | null {
  const code = errorCode(error);
  if (code === '' || error instanceof OperatorError) return null;
  return WORDS.get(code) ?? { code: 'data-unusable', message: `the system answered ${code}` };
}

/** The failure of a file operation in the operator's words; errors that have their words pass unchanged. */
function inWords(dir: string, error: unknown): unknown {
  const fault = systemFault(error);
  if (fault === null) return error;
  return new OperatorError(
    fault.code,
    `Broadsheet cannot use its data folder ${dir}: ${fault.message} (or set DATA_DIR to another folder).`,
    { cause: error },
  );
}

/** Runs file work, turning what fails into the operator's words. */
export async function withWords<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inWords(dir, error);
  }
}
