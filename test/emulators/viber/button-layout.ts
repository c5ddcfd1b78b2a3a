/** Columns and rows that a button takes. */
export interface Cell {
  readonly columns: number;
  readonly rows: number;
}

/** Where a button begins: `y` counts rows from the top of everything, `page` is the card. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly page: number;
}

/**
 * Lays buttons out in their order as Viber does: left to right, then down, a small one beside the lower half of a tall one
 * when it fits. With `pageRows`, a button that would cross the end of a card begins the next card (channels.md §1.5).
 */
export function layOut(asked: readonly Cell[], width: number, pageRows = Number.MAX_SAFE_INTEGER): Spot[] {
  const cells = asked.map(cell => ({ columns: Math.min(cell.columns, width), rows: Math.min(cell.rows, pageRows) }));
  const taken = new Set<number>();
  const spots: Spot[] = [];
  let from = 0;
  for (const cell of cells) {
    let y = from;
    let x = fits(taken, cell, y, width, pageRows);
    while (x === undefined) {
      y += 1;
      x = fits(taken, cell, y, width, pageRows);
    }
    for (let row = y; row < y + cell.rows; row += 1) {
      for (let column = x; column < x + cell.columns; column += 1) taken.add(row * width + column);
    }
    spots.push({ x, y, page: Math.floor(y / pageRows) });
    from = y;
  }
  return spots;
}

/** The rows that the whole layout takes. */
export function rowsOf(cells: readonly Cell[], spots: readonly Spot[]): number {
  return spots.reduce((rows, spot, index) => Math.max(rows, spot.y + (cells[index]?.rows ?? 1)), 0);
}

function fits(taken: ReadonlySet<number>, cell: Cell, y: number, width: number, pageRows: number): number | undefined {
  if (Math.floor(y / pageRows) !== Math.floor((y + cell.rows - 1) / pageRows)) return undefined;
  for (let x = 0; x + cell.columns <= width; x += 1) {
    if (isFree(taken, cell, x, y, width)) return x;
  }
  return undefined;
}

function isFree(taken: ReadonlySet<number>, cell: Cell, x: number, y: number, width: number): boolean {
  for (let row = y; row < y + cell.rows; row += 1) {
    for (let column = x; column < x + cell.columns; column += 1) if (taken.has(row * width + column)) return false;
  }
  return true;
}
