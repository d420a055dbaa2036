// What the extension host really runs: the suite, and then a note that it came to its end.
// Without the note a crash of the extension host would look like success.
const { writeFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");

exports.run = async () => {
  const { VSCODE_HOST_SUITE: suite, VSCODE_HOST_RESULT: result } = process.env;
  console.log("vscode-host:begin");
  try {
    const loaded = await import(pathToFileURL(suite).href);
    await (loaded.run ?? loaded.default.run)();
    writeFileSync(result, "passed");
  } catch (error) {
    console.error(error?.stack ?? String(error));
    writeFileSync(result, "failed");
    throw error;
  } finally {
    console.log("vscode-host:end");
    await lastLinesSent();
  }
};

// The host ends as soon as this module is done, and its console is sent in the background.
const lastLinesSent = () => new Promise((resolve) => setTimeout(resolve, 50));
