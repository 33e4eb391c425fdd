export {}

try {
  await import('@/lib/env')
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exit(2)
}
