/**
 * What the runner of GitHub Actions makes of a log: workflow commands by its documented rules. A line that begins, after
 * white space, with `::name properties::` is a command; an older one, `##[name properties]`, is obeyed anywhere in a line.
 * Between `::stop-commands::TOKEN` and `::TOKEN::` nothing is.
 */
export interface Command {
  name: string;
  properties: Record<string, string>;
  message: string;
}

const unescaped = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
const data = (text: string) => unescaped(text).replaceAll('%25', '%');
const property = (text: string) => unescaped(text).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');

export function obeyed(log: string): Command[] {
  const commands: Command[] = [];
  let token: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const command = modern(line) ?? old(line);
    if (!command) continue;
    if (token !== undefined) {
      if (command.name === token) token = undefined;
    } else if (command.name === 'stop-commands') token = command.message;
    else commands.push(command);
  }
  return commands;
}

function modern(line: string): Command | undefined {
  const [, head, message] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
  return head === undefined ? undefined : parsed(head, data(message ?? ''), ',');
}

function old(line: string): Command | undefined {
  const [, head, message] = /##\[(.*?)\](.*)$/s.exec(line) ?? [];
  return head === undefined ? undefined : parsed(head, message ?? '', ';');
}

function parsed(head: string, message: string, between: string): Command {
  const [name = ''] = head.split(' ');
  const properties = Object.fromEntries(
    head
      .slice(name.length)
      .trim()
      .split(between)
      .flatMap((part) => {
        const at = part.indexOf('=');
        return at < 0 ? [] : [[part.slice(0, at).trim(), property(part.slice(at + 1))]];
      }),
  );
  return { name, properties, message };
}
