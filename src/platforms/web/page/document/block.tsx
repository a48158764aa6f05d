import type { Call, Block as DocumentBlock } from '../../../../core/document/document.ts';
import type { RoleId } from '../../wire.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { filePath } from '../state/api.ts';
import { Chart } from './chart.tsx';
import { List } from './list.tsx';
import { Rich } from './rich-text.tsx';

interface Props {
  block: DocumentBlock;
  /** Which one of the document it is, from 0. */
  index: number;
  message: string;
  role: RoleId;
  onCall(call: Call): Promise<unknown>;
}

export function Block({ block, index, message, role, onCall }: Props) {
  switch (block.kind) {
    case 'heading':
      return (
        <h4>
          <Rich text={block.text} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Rich text={block.text} />
        </p>
      );
    case 'facts':
      return (
        <dl>
          {block.facts.map(({ label, value }, at) => (
            <div key={at}>
              <dt>{label}</dt>
              <dd>
                <Rich text={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'list':
      return <List list={block} onCall={onCall} />;
    case 'quote':
      return (
        <blockquote>
          <Rich text={block.text} />
        </blockquote>
      );
    case 'code':
      return <Code language={block.language} text={block.text} />;
    case 'chart':
      return <Chart chart={block.chart} role={role} message={message} block={index} />;
    case 'file':
      return (
        <FileLink
          name={block.name}
          href={filePath(role, message, index)}
          about={block.mediaType.split(';')[0]}
        />
      );
    case 'note':
      return (
        <p class="note">
          <Rich text={block.text} />
        </p>
      );
  }
}

function Code({ language, text }: { language: string; text: string }) {
  return (
    <div class="code">
      <div class="code-head">
        <span>{language}</span>
        <CopyButton text={text} what={language === '' ? 'the text' : `the ${language} text`} />
      </div>
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
