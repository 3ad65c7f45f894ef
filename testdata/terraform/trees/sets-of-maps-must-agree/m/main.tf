variable "maps" {
  type = set(map(any))
}
