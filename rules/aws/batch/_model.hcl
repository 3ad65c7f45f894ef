# AWS Batch: containers of job definitions, on ECS alone or on several nodes, and on EKS.

type "aws.batch.container" {
  attributes {
    privileged = optional(bool, false)
  }

  terraform "aws_batch_job_definition" {
    identity = ["id", "arn", "arn_prefix"]
    each = [for c in concat(
      [decoded(self.container_properties)],
      [for n in decoded(self.node_properties).nodeRangeProperties : n.container],
      flatten([for t in decoded(self.ecs_properties).taskProperties : t.containers]),
      self.eks_properties.pod_properties.containers[*].security_context,
    ) : c if c != null]
  }

  cloudformation "AWS::Batch::JobDefinition" {
    identity = ["Ref", "JobDefinitionArn"]
    each = [for c in concat(
      [self.ContainerProperties],
      [for n in self.NodeProperties.NodeRangeProperties : n.Container],
      flatten([for t in self.EcsProperties.TaskProperties : t.Containers]),
      [for c in self.EksProperties.PodProperties.Containers : c.SecurityContext],
    ) : c if c != null]
  }
}
