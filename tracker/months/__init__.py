"""逐月查账: what a month did, reconciled with what is there, signed off and frozen.

`lines` and `balance` are pure; `windows` says from when to when a month goes,
`gathering` reads it, `signing` freezes it.
"""
