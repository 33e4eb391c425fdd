// Preloaded into every child of the supervisor: when that is killed, the channel closes and the child ends too.
// A child's own forks inherit the preload and must keep their channel as it is.
if (process.channel && process.env.SUPERVISOR_PID === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
