"""The year's account: what is counted, marks, 加减分, settling, objections."""
