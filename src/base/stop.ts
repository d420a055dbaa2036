/** Something that runs until it is disposed of, in the shape VS Code expects. */
export interface Stop {
  dispose(): void;
}
