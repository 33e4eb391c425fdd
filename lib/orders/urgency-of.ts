type Clock = { hours: number; remindedAt: Date | null; escalatedAt: Date | null }

/** What a step's clock asks for after so many working hours; each thing once. */
export function urgencyOf(step: Clock, workingHours: number): 'remind' | 'escalate' | null {
  if (workingHours >= step.hours && !step.escalatedAt) return 'escalate'
  if (workingHours >= step.hours * 0.8 && !step.remindedAt) return 'remind'
  return null
}
