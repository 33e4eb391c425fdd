// Preloaded into every child: when its supervisor is killed, the channel closes and the child ends too.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
