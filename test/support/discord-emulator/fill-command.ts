import { type AppCommand, type CommandOption, OPTION_TYPE } from './wire.ts';

type Value = string | number | boolean;

/**
 * What Discord sends for a command with these values. With `focused`, the option that is being typed, half-filled
 * commands pass. Throws where Discord's client would not let the person send it.
 */
export function fillCommand(
  command: AppCommand,
  path: string,
  values: Readonly<Record<string, Value>>,
  focused: string | null,
): Record<string, unknown> {
  const [, ...inner] = path.split(' ');
  const data = { id: command.id, name: command.name, type: command.type };
  const [name] = inner;
  if (name === undefined) return { ...data, options: fill(command.options ?? [], values, focused) };
  const sub = command.options?.find((each) => each.name === name && each.type === OPTION_TYPE.subcommand);
  if (sub === undefined) throw new Error(`“${command.name}” has no subcommand “${name}”`);
  const options = fill(sub.options ?? [], values, focused);
  return { ...data, options: [{ name, type: OPTION_TYPE.subcommand, options }] };
}

function fill(
  options: readonly CommandOption[],
  values: Readonly<Record<string, Value>>,
  focused: string | null,
): unknown[] {
  if (options.some((each) => each.type === OPTION_TYPE.subcommand)) throw new Error('choose a subcommand');
  const missing = options.find((each) => each.required === true && !Object.hasOwn(values, each.name));
  if (focused === null && missing !== undefined) throw new Error(`“${missing.name}” is required`);
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((each) => each.name === name);
    if (option === undefined) throw new Error(`there is no option “${name}”`);
    if (name === focused) {
      if (option.autocomplete !== true) throw new Error(`“${name}” offers nothing while it is typed`);
      return { name, type: option.type, value: String(value), focused: true };
    }
    return { name, type: option.type, value: checked(option, value) };
  });
}

function checked(option: CommandOption, value: Value): Value {
  const { name, type, choices = [], min_value, max_value, max_length = 6000 } = option;
  if (choices.length > 0) {
    const chosen = choices.find((choice) => choice.name === value || choice.value === value);
    if (chosen === undefined) throw new Error(`“${value}” is no choice of “${name}”`);
    return chosen.value;
  }
  const kinds: Readonly<Record<number, string>> = {
    [OPTION_TYPE.string]: 'string',
    [OPTION_TYPE.attachment]: 'string',
    [OPTION_TYPE.boolean]: 'boolean',
  };
  const kind = kinds[type] ?? 'number';
  if (typeof value !== kind) throw new Error(`“${name}” takes a ${kind}`);
  if (typeof value === 'string' && value.length > max_length) throw new Error(`“${name}” is too long`);
  const outOfRange =
    typeof value === 'number' && (value < (min_value ?? -Infinity) || value > (max_value ?? Infinity));
  if (outOfRange) throw new Error(`“${name}” is out of range`);
  return value;
}
