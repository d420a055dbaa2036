/**
 * Every form in which tccli and the SDKs keep keys, what each official reader takes from it, and what this extension
 * takes. Read from tccli 3.1.155, and the SDKs of Python 3.1.162, Go 1.3.166, Node 4.1.313 and Java 3.1 (whose INI
 * reader is Apache Commons Configuration 2). "nothing" stands for an error, too.
 */
export interface Shape {
  readonly what: string;
  readonly written: Written;
  readonly official: Official;
  /** What this extension takes, unless it is what all official readers take. */
  readonly ours?: string;
  /** The reader that is followed where official ones differ. */
  readonly follows?: Reader;
  /** Why this extension takes more, or something else. */
  readonly reason?: string;
}

export type Reader = "tccli" | "python" | "go" | "node" | "java";

type Official = Readonly<Partial<Record<Reader, string>>>;

/** The text of an INI file or of a `.credential` file, or variables of the environment. */
export type Written =
  | { readonly ini: string }
  | { readonly tccli: string }
  | { readonly environment: Readonly<Record<string, string>> };

const taken = "AKIDa key";
const nothing = "nothing";
const sdks = (answer: string): Official => ({ python: answer, go: answer, node: answer, java: answer });
/** Only the SDK of Node reads a token. */
const nodeToken: Official = { ...sdks(taken), node: "AKIDa key tok" };
const arn = "qcs::cam::uin/1:roleName/deploy";

const body = "secret_id = AKIDa\nsecret_key = key\n";
const iniShapes: readonly Shape[] = [
  { what: "the documented form", written: { ini: `[default]\n${body}` }, official: sdks(taken) },
  { what: "no spaces", written: { ini: "[default]\nsecret_id=AKIDa\nsecret_key=key" }, official: sdks(taken) },
  {
    what: "Windows line ends",
    written: { ini: `[default]\r\n${body.replaceAll("\n", "\r\n")}` },
    official: sdks(taken),
  },
  {
    what: "a token",
    written: { ini: `[default]\n${body}token = tok\n` },
    official: nodeToken,
    ours: "AKIDa key tok",
    follows: "node",
    reason: "temporary keys do not work without their token",
  },
  {
    what: "comments on lines of their own",
    written: { ini: `# a\n[default]\n; b\n  # c\n${body}` },
    official: sdks(taken),
  },
  {
    what: "other sections around it",
    written: { ini: `[a]\nx = 1\n[default]\n${body}[b]\ny = 2\n` },
    official: sdks(taken),
  },
  {
    what: "indented lines",
    written: { ini: "[default]\n  secret_id = AKIDa\n  secret_key = key\n" },
    official: sdks(taken),
  },
  {
    what: "an indented section",
    written: { ini: `  [default]\n${body}` },
    official: { ...sdks(taken), node: nothing },
    follows: "python",
  },
  {
    what: "colons",
    written: { ini: "[default]\nsecret_id: AKIDa\nsecret_key: key\n" },
    official: { python: taken, go: nothing, node: nothing, java: taken },
    follows: "python",
  },
  {
    what: "a comment behind the section",
    written: { ini: `[default] # mine\n${body}` },
    official: { python: taken, go: nothing, node: nothing, java: nothing },
    follows: "python",
  },
  {
    what: "words behind the section",
    written: { ini: `[default] mine\n${body}` },
    official: { python: taken, go: nothing, node: nothing, java: nothing },
    follows: "python",
  },
  {
    what: "a comment with a bracket behind the section",
    written: { ini: `[default] # [mine]\n${body}` },
    official: sdks(nothing),
    ours: taken,
    reason: "the comment is plain to see",
  },
  {
    what: "spaces inside the section's brackets",
    written: { ini: `[ default ]\n${body}` },
    official: { python: nothing, go: nothing, node: taken, java: nothing },
    follows: "node",
  },
  {
    what: "capital letters in the keys",
    written: { ini: "[default]\nSECRET_ID = AKIDa\nSecret_Key = key\n" },
    official: { python: taken, go: nothing, node: nothing, java: nothing },
    follows: "python",
  },
  {
    what: "double quotes",
    written: { ini: '[default]\nsecret_id = "AKIDa"\nsecret_key = "key"\n' },
    official: { python: '"AKIDa" "key"', go: '"AKIDa" "key"', node: taken, java: taken },
    follows: "node",
  },
  {
    what: "single quotes",
    written: { ini: "[default]\nsecret_id = 'AKIDa'\nsecret_key = 'key'\n" },
    official: { python: "'AKIDa' 'key'", go: "'AKIDa' 'key'", node: taken, java: taken },
    follows: "java",
  },
  {
    what: "a comment behind a value",
    written: { ini: "[default]\nsecret_id = AKIDa ; mine\nsecret_key = key # mine\n" },
    official: { python: "AKIDa ; mine key # mine", go: "AKIDa ; mine key # mine", node: taken, java: taken },
    follows: "java",
  },
  {
    what: "a comment sign inside a value",
    written: { ini: "[default]\nsecret_id = AKIDa\nsecret_key = k;e#y\n" },
    official: { python: "AKIDa k;e#y", go: "AKIDa k;e#y", node: "AKIDa k", java: "AKIDa k;e#y" },
    follows: "java",
  },
  {
    what: "an equals sign inside a value",
    written: { ini: "[default]\nsecret_id = AKIDa\nsecret_key = k=y==\n" },
    official: sdks("AKIDa k=y=="),
  },
  {
    what: "a per cent sign inside a value",
    written: { ini: "[default]\nsecret_id = AKIDa\nsecret_key = k%(x)s\n" },
    official: sdks("AKIDa k%(x)s"),
  },
  {
    what: "the section twice",
    written: { ini: "[default]\nsecret_id = AKIDa\n[default]\nsecret_key = key\n" },
    official: { python: nothing, go: nothing, node: taken, java: taken },
    follows: "node",
  },
  {
    what: "a value twice",
    written: { ini: `[default]\nsecret_id = AKIDold\n${body}` },
    official: { python: nothing, go: taken, node: taken, java: "AKIDold key" },
    follows: "go",
  },
  {
    what: "the second key indented below the first",
    written: { ini: "[default]\nsecret_id = AKIDa\n  secret_key = key\n" },
    official: { python: nothing, go: taken, node: taken, java: taken },
    follows: "go",
  },
  {
    what: "a value on the next line, indented",
    written: { ini: "[default]\nsecret_id = AKIDa\nsecret_key =\n  key\n" },
    official: { python: taken, go: nothing, node: nothing, java: nothing },
    follows: "python",
  },
  {
    what: "more of a value on the next line, indented",
    written: { ini: "[default]\nsecret_id = AKIDa\nsecret_key = key\n  more\n" },
    official: { python: "AKIDa key\nmore", go: taken, node: taken, java: taken },
    follows: "go",
  },
  {
    what: "lines before any section",
    written: { ini: `x = 1\n[default]\n${body}` },
    official: { python: nothing, go: taken, node: taken, java: taken },
    follows: "go",
  },
  {
    what: "a line that is neither section nor value",
    written: { ini: `[default]\nmine\n${body}` },
    official: { python: nothing, go: taken, node: taken, java: taken },
    follows: "go",
  },
  {
    what: "a byte order mark",
    written: { ini: `\ufeff[default]\n${body}` },
    official: sdks(nothing),
    ours: taken,
    reason: "editors on Windows write it, and nobody sees it",
  },
  {
    what: "a role",
    written: { ini: `[default]\n${body}role_arn = ${arn}\nrole_session_name = me\n` },
    official: sdks(taken),
  },
  { what: "empty values", written: { ini: "[default]\nsecret_id =\nsecret_key =\n" }, official: sdks(nothing) },
  {
    what: "the word None",
    written: { ini: "[default]\nsecret_id = None\nsecret_key = None\n" },
    official: sdks("None None"),
    ours: nothing,
    reason: "it is what Python writes for no value, and no key",
  },
  { what: "no section", written: { ini: body }, official: sdks(nothing) },
  { what: "a section that does not end", written: { ini: `[default\n${body}` }, official: sdks(nothing) },
  { what: "an empty file", written: { ini: "" }, official: sdks(nothing) },
];

const pair = { secretId: "AKIDa", secretKey: "key" };
const role = { "role-arn": arn, "role-session-name": "me" };
const tccli = (content: unknown): Written => ({ tccli: JSON.stringify(content, undefined, 2) });
const byTccli = (answer: string): Official => ({ tccli: answer });

const tccliShapes: readonly Shape[] = [
  { what: "tccli configure", written: tccli(pair), official: byTccli(taken) },
  { what: "tccli configure set token", written: tccli({ ...pair, token: "tok" }), official: byTccli("AKIDa key tok") },
  { what: "an empty token", written: tccli({ ...pair, token: "" }), official: byTccli(taken) },
  { what: "a token that is null", written: tccli({ ...pair, token: null }), official: byTccli(taken) },
  { what: "a role", written: tccli({ ...pair, ...role }), official: byTccli(`role ${arn} me of AKIDa key`) },
  {
    what: "a role for temporary keys",
    written: tccli({ ...pair, token: "tok", ...role }),
    official: byTccli(`role ${arn} me of AKIDa key`),
    ours: `role ${arn} me of AKIDa key tok`,
    reason: "temporary keys do not work without their token",
  },
  {
    what: "a role without the name of its session",
    written: tccli({ ...pair, "role-arn": arn }),
    official: byTccli(taken),
  },
  {
    what: "the name of a session without a role",
    written: tccli({ ...pair, "role-session-name": "me" }),
    official: byTccli(taken),
  },
  {
    what: "a role whose session has an empty name",
    written: tccli({ ...pair, ...role, "role-session-name": "" }),
    official: byTccli(taken),
  },
  { what: "use-cvm-role true", written: tccli({ type: "cvm-role" }), official: byTccli("CVM role") },
  {
    what: "use-cvm-role true, with keys",
    written: tccli({ ...pair, type: "cvm-role" }),
    official: byTccli("CVM role"),
  },
  { what: "use-cvm-role false", written: tccli({ ...pair, type: "default" }), official: byTccli(taken) },
  {
    what: "tccli auth login",
    written: tccli({ type: "oauth", ...pair, token: "tok", expiresAt: 4_000_000_000, oauth: { openId: "o" } }),
    official: byTccli("AKIDa key tok"),
  },
  {
    what: "tccli sso login",
    written: tccli({ type: "sso", ...pair, token: "tok", expiresAt: 4_000_000_000, sso: { uin: "1" } }),
    official: byTccli("AKIDa key tok"),
  },
  { what: "tccli sso configure", written: tccli({ sso: { authUrl: "https://a" } }), official: byTccli(nothing) },
  {
    what: "tccli auth logout",
    written: tccli({ type: "oauth", secretId: "", secretKey: "" }),
    official: byTccli(nothing),
  },
  {
    what: "an interrupted tccli configure",
    written: tccli({ secretId: "None", secretKey: "None" }),
    official: byTccli("None None"),
    ours: nothing,
    reason: "tccli writes the word for no value",
  },
  {
    what: "the letters None inside a key",
    written: tccli({ secretId: "AKIDNone", secretKey: "Nonesuch" }),
    official: byTccli("AKIDNone Nonesuch"),
  },
  {
    what: "spaces around the keys",
    written: tccli({ secretId: " AKIDa", secretKey: "key\n" }),
    official: byTccli(nothing),
    ours: taken,
    reason: "pasting brings them, and no key has any",
  },
  {
    what: "a byte order mark",
    written: { tccli: `\ufeff${JSON.stringify(pair)}` },
    official: byTccli(nothing),
    ours: taken,
    reason: "editors on Windows write it, and nobody sees it",
  },
  {
    what: "a key twice",
    written: { tccli: '{"secretId": "AKIDold", "secretId": "AKIDa", "secretKey": "key"}' },
    official: byTccli(taken),
  },
  {
    what: "a type that is the name of a function",
    written: tccli({ ...pair, type: "toString" }),
    official: byTccli(taken),
  },
  { what: "half a file", written: { tccli: '{"secretId": "AKIDa"' }, official: byTccli(nothing) },
  { what: "a list", written: tccli([pair]), official: byTccli(nothing) },
];

const set = { TENCENTCLOUD_SECRET_ID: "AKIDa", TENCENTCLOUD_SECRET_KEY: "key" };
const all = (answer: string): Official => ({ ...sdks(answer), tccli: answer });

const environmentShapes: readonly Shape[] = [
  { what: "SecretId and SecretKey", written: { environment: set }, official: all(taken) },
  {
    what: "the token of tccli",
    written: { environment: { ...set, TENCENTCLOUD_TOKEN: "tok" } },
    official: { ...all(taken), tccli: "AKIDa key tok" },
    follows: "tccli",
  },
  {
    what: "the token of Node's SDK",
    written: { environment: { ...set, TENCENTCLOUD_SESSION_TOKEN: "tok" } },
    official: { ...all(taken), node: "AKIDa key tok" },
    follows: "node",
  },
  {
    what: "the token of Packer and Terraform",
    written: { environment: { ...set, TENCENTCLOUD_SECURITY_TOKEN: "tok" } },
    official: all(taken),
    ours: "AKIDa key tok",
    reason: "temporary keys do not work without their token",
  },
  {
    what: "two tokens",
    written: { environment: { ...set, TENCENTCLOUD_SESSION_TOKEN: "node", TENCENTCLOUD_TOKEN: "tccli" } },
    official: { ...all(taken), tccli: "AKIDa key tccli", node: "AKIDa key node" },
    follows: "tccli",
  },
  {
    what: "a role",
    written: { environment: { ...set, TENCENTCLOUD_ROLE_ARN: arn, TENCENTCLOUD_ROLE_SESSION_NAME: "me" } },
    official: { ...all(taken), tccli: `role ${arn} me of AKIDa key` },
    follows: "python",
    reason: "the keys are taken over once and a role is not kept; the page says that it is left out",
  },
  {
    what: "a role without the name of its session",
    written: { environment: { ...set, TENCENTCLOUD_ROLE_ARN: arn } },
    official: all(taken),
  },
  {
    what: "the identity of a TKE pod",
    written: {
      environment: { TKE_REGION: "r", TKE_PROVIDER_ID: "p", TKE_ROLE_ARN: arn, TKE_WEB_IDENTITY_TOKEN_FILE: "/f" },
    },
    official: all("pod identity"),
    ours: nothing,
    reason: "an editor does not run in a pod with a role of its own, and a copied token ends within hours",
  },
  {
    what: "spaces around the keys",
    written: { environment: { TENCENTCLOUD_SECRET_ID: " AKIDa ", TENCENTCLOUD_SECRET_KEY: "key " } },
    official: { ...all(" AKIDa  key "), python: nothing, tccli: nothing },
    ours: taken,
    reason: "pasting brings them, and no key has any",
  },
  {
    what: "an empty SecretKey",
    written: { environment: { ...set, TENCENTCLOUD_SECRET_KEY: "" } },
    official: all(nothing),
  },
  { what: "a SecretId alone", written: { environment: { TENCENTCLOUD_SECRET_ID: "AKIDa" } }, official: all(nothing) },
];

export const shapes: readonly Shape[] = [...iniShapes, ...tccliShapes, ...environmentShapes];
