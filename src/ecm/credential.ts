/** What signs a call. Lives in SecretStorage and in memory, nowhere else. */
export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  /** Only with temporary keys. */
  readonly token: string | undefined;
}
