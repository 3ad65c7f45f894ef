variable "settings" {
  type = object({ tags = optional(list(string), []), size = optional(object({ n = optional(number) })) })
}
