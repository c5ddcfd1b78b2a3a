import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface TypeSource {
  readonly package: string;
  /** The declaration file inside the package. */
  readonly file: string;
  /** The exported type, or `*` for all. */
  readonly type: string;
}

/** Checkers of the types that a package declares: JSON schemas made from the declarations, kept in `.cache/` by package version. */
export class TypeChecker {
  private readonly source: TypeSource;
  private ajv: Ajv | undefined;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(source: TypeSource) {
    this.source = source;
  }

  /** What is wrong with a value by this type; empty when nothing is, undefined when the package has no such type. */
  problems(type: string, value: unknown): string[] | undefined {
    const validate = this.compiled.get(type) ?? this.compile(type);
    if (validate === undefined) return undefined;
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
  }

  private compile(type: string): ValidateFunction | undefined {
    this.ajv ??= new Ajv({ strict: false, allErrors: false }).addSchema(readSchema(this.source), 'types');
    const validate = this.ajv.getSchema(`types#/definitions/${type}`);
    if (validate !== undefined) this.compiled.set(type, validate);
    return validate;
  }
}

/** Some 3–6 s the first time; written by rename, so that test processes side by side never read half a file. */
function readSchema(source: TypeSource): object {
  const folder = join(ROOT, 'node_modules', source.package);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
  const cached = join(ROOT, '.cache', 'type-schemas', `${source.package.replaceAll('/', '+')}-${version}-${source.type.replace('*', 'all')}.json`);
  if (!existsSync(cached)) {
    const schema = createGenerator({ path: join(folder, source.file), type: source.type, skipTypeCheck: true }).createSchema(source.type);
    mkdirSync(dirname(cached), { recursive: true });
    const part = `${cached}.${randomBytes(6).toString('hex')}`;
    writeFileSync(part, JSON.stringify(schema));
    renameSync(part, cached);
  }
  const read: unknown = JSON.parse(readFileSync(cached, 'utf8'));
  if (typeof read !== 'object' || read === null) throw new Error(`${cached} holds no schema: delete it`);
  return read;
}
