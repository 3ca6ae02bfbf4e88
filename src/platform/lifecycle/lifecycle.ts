/** A child of the supervisor ends with it, also when the supervisor was killed and could not say so: the IPC channel then closes. */
export function exitWithParent(): void {
  if (process.connected) {
    process.on('disconnect', () => {
      process.kill(process.pid, 'SIGTERM');
    });
  }
}
