// Holds the JSON formats against their schemas. SARIF's own schema comes with the SARIF multitool,
// which `./dev test` lays out; see sarif_test.cpp for what the multitool itself says.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "linter/output/format.h"
#include "tests/output/multitool.h"
#include "tests/output/project.h"

namespace linter::output {

using Json = nlohmann::json;

static std::string ErrorsIn(const Json& document, const std::filesystem::path& schema_path) {
  std::ifstream file(schema_path);
  const auto text = Json::parse(file);
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(document),
                                 &results);
  std::string errors;
  for (const auto& error : results) {
    for (const auto& step : error.context) {
      errors += step;
    }
    errors += ": " + error.description + '\n';
  }
  return errors;
}

static const std::filesystem::path FindingsSchema =
    SHOAL_SOURCE "/linter/output/schema/findings.schema.json";

TEST(JsonSchema, DescribesWhatIsWritten) {
  const Project project;
  for (const auto& result : {project.Findings(), project.Clean()}) {
    EXPECT_EQ(ErrorsIn(Json::parse(WriteJson(result, {})), FindingsSchema), "");
  }
}

TEST(JsonSchema, RefusesWhatIsNot) {
  const Project project;
  const auto good = Json::parse(WriteJson(project.Findings(), {}));
  const std::vector<std::string> patches = {
      R"([{"op": "replace", "path": "/version", "value": 2}])",
      R"([{"op": "add", "path": "/more", "value": 1}])",
      R"([{"op": "add", "path": "/findings/0/more", "value": 1}])",
      R"([{"op": "add", "path": "/findings/0/object/more", "value": 1}])",
      R"([{"op": "add", "path": "/findings/0/labels/0/more", "value": 1}])",
      R"([{"op": "add", "path": "/summary/more", "value": 1}])",
      R"([{"op": "replace", "path": "/findings/0/severity", "value": "fatal"}])",
      R"([{"op": "replace", "path": "/findings/0/start/line", "value": 0}])",
      R"([{"op": "replace", "path": "/findings/0/end/column", "value": 0}])",
      R"([{"op": "replace", "path": "/findings/0/pointer", "value": "spec"}])",
      R"([{"op": "replace", "path": "/findings/0/object/namespace", "value": ""}])",
      R"([{"op": "replace", "path": "/findings/2/fixes/0/safety", "value": "maybe"}])",
      R"([{"op": "replace", "path": "/findings/2/fixes/0/edits", "value": []}])",
      R"([{"op": "remove", "path": "/findings/0/object"}])",
      R"([{"op": "remove", "path": "/findings/0/object/name"}])",
      R"([{"op": "remove", "path": "/summary/unreadable"}])",
      R"([{"op": "remove", "path": "/summary/findings/info"}])",
  };
  for (const auto& patch : patches) {
    EXPECT_NE(ErrorsIn(good.patch(Json::parse(patch)), FindingsSchema), "") << patch;
  }
}

TEST(SarifSchema, DescribesWhatIsWritten) {
  const auto multitool = FindMultitool();
  if (!multitool.has_value()) {
    GTEST_SKIP() << MultitoolMissing;
  }
  const auto schema = multitool->parent_path() / "sarif-2.1.0.json";
  const Project project;
  for (const auto& result : {project.Findings(), project.Clean()}) {
    const auto log = Json::parse(WriteSarif(result, {}));
    EXPECT_EQ(ErrorsIn(log, schema), "");
    const auto bad =
        log.patch(Json::parse(R"([{"op": "add", "path": "/runs/0/more", "value": 1}])"));
    EXPECT_NE(ErrorsIn(bad, schema), "");
  }
}

}  // namespace linter::output
