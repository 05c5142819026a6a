// Definitions of kinds from wherever they may come: the run, its charts, and `schemas`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view Definition = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: backups.store.example.com
spec:
  group: store.example.com
  scope: Namespaced
  names: {kind: Backup, plural: backups}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties: {copies: {type: integer}}
)";

constexpr std::string_view Backup = R"(apiVersion: store.example.com/v1
kind: Backup
metadata:
  name: nightly
spec:
  coppies: 2
)";

constexpr std::string_view Found = "`spec` has no field `coppies`; `copies` is the nearest";
constexpr std::string_view Chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n";

static std::string Check(const TemporaryFolder& folder, const std::string& arguments) {
  return Shell("shoal check --select unknown-field,wrong-type " + arguments, folder.path()).output;
}

TEST(Schemas, OfTheRunCount) {
  const TemporaryFolder folder;
  folder.Write("crds/backup.yaml", Definition);
  folder.Write("app/backup.yaml", Backup);
  EXPECT_THAT(Check(folder, "."), HasSubstr(Found));
}

TEST(Schemas, KindsWithoutOneAreCounted) {
  const TemporaryFolder folder;
  folder.Write("backup.yaml", Backup);
  EXPECT_THAT(Check(folder, "."), HasSubstr("no schema for 1 object of 1 kind: Backup\n"));
  const auto json = nlohmann::json::parse(Check(folder, "--format json ."));
  EXPECT_EQ(json["summary"]["withoutSchema"],
            nlohmann::json::parse(
                R"([{"apiVersion": "store.example.com/v1", "kind": "Backup", "objects": 1}])"));
  folder.Write("crd.yaml", Definition);
  EXPECT_THAT(Check(folder, "."), Not(HasSubstr("no schema")));
}

TEST(Schemas, OfSettingsCount) {
  const TemporaryFolder folder;
  folder.Write("app/backup.yaml", Backup);
  folder.Write("schemas/backup.crd.yaml", Definition);
  folder.Write("schemas/notes.txt", "CustomResourceDefinition kind: Backup");
  for (const auto* named :
       {"schemas", "schemas/*.yaml", "schemas/backup.crd.yaml", "s*/**/*.yaml"}) {
    folder.Write(".shoal.yaml", std::string("schemas: ") + named + "\n");
    EXPECT_THAT(Check(folder, "app"), HasSubstr(Found)) << named;
  }
}

// As kubeconform and its catalogs lay them out.
TEST(Schemas, MayBeJsonSchema) {
  const TemporaryFolder folder;
  folder.Write("app/backup.yaml", Backup);
  folder.Write(".shoal.yaml", "schemas: schemas\n");
  constexpr std::string_view Schema =
      R"({"type": "object", "properties": {"spec": {"type": "object", "additionalProperties": false,
          "properties": {"copies": {"type": "integer"}}}}})";
  for (const auto* path : {"schemas/store.example.com/backup_v1.json", "schemas/backup_v1.json",
                           "schemas/backup-store-v1.json"}) {
    folder.Write(path, Schema);
    EXPECT_THAT(Check(folder, "app"), HasSubstr(Found)) << path;
    std::filesystem::remove(folder.path() / path);
  }
  folder.Write("schemas/other.example.com/backup_v1.json", Schema);
  EXPECT_THAT(Check(folder, "app"), HasSubstr("no schema for 1 object"));
}

TEST(Schemas, ThatAreNotThereAreAMistake) {
  const TemporaryFolder folder;
  folder.Write("backup.yaml", Backup);
  for (const auto* named : {"crds", "*.json"}) {
    folder.Write(".shoal.yaml", std::string("schemas: '") + named + "'\n");
    const auto ran = Shell("shoal check backup.yaml", folder.path());
    EXPECT_EQ(ran.status, 2) << named;
    EXPECT_THAT(ran.errors, HasSubstr(named));
  }
}

TEST(Schemas, OfChartsCountInsideAndOutside) {
  const TemporaryFolder folder;
  folder.Write("web/Chart.yaml", Chart);
  folder.Write("web/templates/backup.yaml", Backup);
  folder.Write("web/crds/backup.yaml", Definition);
  EXPECT_THAT(Check(folder, "web"), HasSubstr("backup.yaml:6:3"));
  folder.Write("plain/backup.yaml", Backup);
  EXPECT_THAT(Check(folder, "."), HasSubstr("plain/backup.yaml:6:3"));
}

TEST(Schemas, OutsideOfChartsCountInside) {
  const TemporaryFolder folder;
  folder.Write("web/Chart.yaml", Chart);
  folder.Write("web/templates/backup.yaml", Backup);
  folder.Write("crds/backup.yaml", Definition);
  EXPECT_THAT(Check(folder, "."), HasSubstr("web/templates/backup.yaml:6:3"));
}

// Which of two is in force is not known; the one beside it is likelier.
TEST(Schemas, OfOverlaysCountOutside) {
  const TemporaryFolder folder;
  folder.Write("crds/kustomization.yaml", "resources: [backup.yaml]\n");
  folder.Write("crds/backup.yaml", Definition);
  folder.Write("app/backup.yaml", Backup);
  EXPECT_THAT(Check(folder, "."), HasSubstr(Found));
}

TEST(Schemas, TheNearestDefinitionDecides) {
  const TemporaryFolder folder;
  std::string other(Definition);
  other.replace(other.find("copies"), 6, "coppies");
  folder.Write("one/crds/backup.yaml", Definition);
  folder.Write("two/crds/backup.yaml", other);
  folder.Write("one/backup.yaml", Backup);
  folder.Write("two/backup.yaml", Backup);
  folder.Write("three/backup.yaml", Backup);
  const auto output = Check(folder, ".");
  EXPECT_THAT(output, HasSubstr("one/backup.yaml"));
  EXPECT_THAT(output, Not(HasSubstr("two/backup.yaml")));
  EXPECT_THAT(output, Not(HasSubstr("three/backup.yaml")));
}

}  // namespace linter::tests
