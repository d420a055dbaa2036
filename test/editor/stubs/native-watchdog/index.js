// End this process when its parent has gone (the addon does it from a thread; a timer is enough for tests).
exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, 2000).unref();
};
