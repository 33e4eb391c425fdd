import { expect, test } from 'vitest'
import { barAt, barBeside, cellOf, gridOf } from '@/components/charts/mosaic-grid'

test('few bars are large, ten thousand are small, and none overlap', () => {
  expect(gridOf(40, 1200)).toMatchObject({ pitchX: 20, rows: 1 })
  expect(gridOf(90, 1200).pitchY).toBe(52)
  const many = gridOf(10_000, 1200)
  expect(many.pitchX).toBe(4)
  expect(many.columns * many.rows).toBeGreaterThanOrEqual(10_000)
  expect(many.height).toBeLessThan(500)
})

test('a narrow window keeps every bar inside its width', () => {
  const grid = gridOf(10_000, 343)
  expect(grid.columns * grid.pitchX).toBeLessThanOrEqual(343)
})

test('the bar under the pointer is the one drawn there', () => {
  const grid = gridOf(500, 600)
  for (const at of [0, 1, 99, 499]) {
    const { x, y } = cellOf(grid, at)
    expect(barAt(grid, 500, x + 1, y + 1)).toBe(at)
  }
  expect(barAt(grid, 500, -1, 0)).toBe(-1)
  expect(barAt(grid, 500, 5, grid.height + 5)).toBe(-1)
})

test('keys walk over the bars and stop at both ends', () => {
  const grid = gridOf(500, 600)
  expect(barBeside(grid, 500, 0, 'ArrowLeft')).toBe(0)
  expect(barBeside(grid, 500, 0, 'ArrowDown')).toBe(grid.columns)
  expect(barBeside(grid, 500, 7, 'End')).toBe(499)
  expect(barBeside(grid, 500, 7, 'Home')).toBe(0)
  expect(barBeside(grid, 500, 7, 'a')).toBeNull()
})
