import { basename, dirname } from 'node:path';
import type { FileSystem } from '../../src/store/json-files/file-system.ts';

/**
 * A file system in memory that forgets what was not made durable. Contents survive a power cut as of their
 * last `sync`; names in a folder as of its last `syncFolder`, plus however many of the operations after it
 * happened to reach the disk, in order, as a journal keeps them.
 */
export interface PowerCutFiles extends FileSystem {
  /** Operations done so far that change something. */
  steps(): number;
  /** Called before each such operation; throwing makes it fail. */
  beforeStep: (step: number, operation: string, path: string) => void;
  /** What the disk holds after the power failed now. `survives` picks how many of n pending names got there. */
  afterPowerCut(survives: (pending: number) => number): PowerCutFiles;
  /** Paths of all files. */
  paths(): string[];
  /** Replaces the bytes of a file, durably: for damage. */
  damage(path: string, change: (bytes: Buffer) => Buffer): void;
}

interface FileNode {
  kind: 'file';
  bytes: Buffer;
  durable: Buffer;
}

interface FolderNode {
  kind: 'folder';
  names: Map<string, Node>;
  durable: Map<string, Node>;
  /** Changes of names since the last sync, each as the whole state after it. */
  pending: Map<string, Node>[];
}

type Node = FileNode | FolderNode;

export function powerCutFiles(root: FolderNode = newFolder()): PowerCutFiles {
  let step = 0;

  function count(operation: string, path: string): void {
    files.beforeStep(step, operation, path);
    step += 1;
  }

  function folderOf(path: string): FolderNode {
    const node = find(root, dirname(path));
    if (node?.kind !== 'folder') throw failure('ENOENT', path);
    return node;
  }

  function fileAt(path: string): FileNode {
    const node = find(root, path);
    if (node?.kind !== 'file') throw failure('ENOENT', path);
    return node;
  }

  const files: PowerCutFiles = {
    beforeStep: () => undefined,
    steps: () => step,
    paths: () => [...pathsIn(root, '')],
    damage: (path, change) => {
      const file = fileAt(path);
      file.bytes = change(file.bytes);
      file.durable = file.bytes;
    },
    afterPowerCut: (survives) => powerCutFiles(durableFolder(root, survives)),
    read: async (path) => {
      const node = find(root, path);
      return node?.kind === 'file' ? Buffer.from(node.bytes) : null;
    },
    list: async (path) => {
      const node = find(root, path);
      if (node?.kind === 'file') throw failure('ENOTDIR', path);
      return node ? [...node.names.keys()] : null;
    },
    makeFolder: async (path) => {
      count('makeFolder', path);
      makeFolders(root, path);
    },
    create: async (path) => {
      count('create', path);
      const folder = folderOf(path);
      if (folder.names.has(basename(path))) throw failure('EEXIST', path);
      const file: FileNode = { kind: 'file', bytes: Buffer.alloc(0), durable: Buffer.alloc(0) };
      setName(folder, basename(path), file);
      return {
        write: async (bytes) => {
          count('write', path);
          file.bytes = Buffer.concat([file.bytes, bytes]);
        },
        sync: async () => {
          count('sync', path);
          file.durable = file.bytes;
        },
        close: async () => undefined,
      };
    },
    link: async (path, second) => {
      count('link', path);
      const file = fileAt(path);
      if (folderOf(second).names.has(basename(second))) throw failure('EEXIST', second);
      setName(folderOf(second), basename(second), file);
    },
    rename: async (from, to) => {
      count('rename', to);
      const node = find(root, from);
      if (!node) throw failure('ENOENT', from);
      if (dirname(from) !== dirname(to)) throw failure('EXDEV', to);
      setName(folderOf(to), basename(to), node, basename(from));
    },
    remove: async (path) => {
      count('remove', path);
      const folder = find(root, dirname(path));
      if (folder?.kind === 'folder' && folder.names.has(basename(path))) dropName(folder, basename(path));
    },
    syncFolder: async (path) => {
      count('syncFolder', path);
      const folder = find(root, path);
      if (folder?.kind !== 'folder') throw failure('ENOENT', path);
      folder.durable = new Map(folder.names);
      folder.pending = [];
    },
  };
  return files;
}

/** An error of the system, as Node makes them. */
export function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

function newFolder(): FolderNode {
  return { kind: 'folder', names: new Map(), durable: new Map(), pending: [] };
}

function find(root: FolderNode, path: string): Node | undefined {
  let node: Node | undefined = root;
  for (const name of path.split('/').filter((each) => each !== '')) {
    node = node?.kind === 'folder' ? node.names.get(name) : undefined;
  }
  return node;
}

function makeFolders(root: FolderNode, path: string): void {
  let folder = root;
  for (const name of path.split('/').filter((each) => each !== '')) {
    const inner = folder.names.get(name) ?? newFolder();
    if (inner.kind === 'file') throw failure('ENOTDIR', path);
    if (!folder.names.has(name)) setName(folder, name, inner);
    folder = inner;
  }
}

function setName(folder: FolderNode, name: string, node: Node, oldName?: string): void {
  if (oldName !== undefined) folder.names.delete(oldName);
  folder.names.set(name, node);
  folder.pending.push(new Map(folder.names));
}

function dropName(folder: FolderNode, name: string): void {
  folder.names.delete(name);
  folder.pending.push(new Map(folder.names));
}

function durableFolder(folder: FolderNode, survives: (pending: number) => number): FolderNode {
  const reached = survives(folder.pending.length);
  const names = reached === 0 ? folder.durable : (folder.pending[reached - 1] ?? folder.durable);
  const kept = newFolder();
  for (const [name, node] of names) kept.names.set(name, durableNode(node, survives));
  kept.durable = new Map(kept.names);
  return kept;
}

function durableNode(node: Node, survives: (pending: number) => number): Node {
  if (node.kind === 'folder') return durableFolder(node, survives);
  return { kind: 'file', bytes: node.durable, durable: node.durable };
}

function* pathsIn(folder: FolderNode, above: string): Generator<string> {
  for (const [name, node] of folder.names) {
    if (node.kind === 'file') yield `${above}/${name}`;
    else yield* pathsIn(node, `${above}/${name}`);
  }
}
