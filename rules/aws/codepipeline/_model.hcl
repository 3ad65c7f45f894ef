# A pipeline, with a store for artifacts in each region that it works in.
type "aws.codepipeline.pipeline" {
  attributes {
    stores = list(object({ kms_key = string }))
  }

  terraform "aws_codepipeline" {
    identity = ["id", "arn", "name"]
    stores   = [for s in self.artifact_store[*] : { kms_key = s.encryption_key.id }]
  }

  cloudformation "AWS::CodePipeline::Pipeline" {
    identity = ["Ref", "Name"]
    stores = [
      for s in concat(self.ArtifactStore, [for r in self.ArtifactStores : r.ArtifactStore]) : {
        kms_key = s.EncryptionKey.Id
      }
    ]
  }
}
