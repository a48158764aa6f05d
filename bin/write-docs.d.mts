export function makeReadme(readme: string): Promise<string>;
export function makeEnvExample(): Promise<string>;
