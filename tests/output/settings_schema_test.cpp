// The schema of `.shoal.yaml` takes what shoal takes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "tests/fixture/program.h"

namespace linter::tests {

using Json = nlohmann::json;
using testing::HasSubstr;

class SettingsSchema : public testing::Test {
 protected:
  SettingsSchema() : text_(Json::parse(Shell("shoal rules --format schema", "/").output)) {
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text_),
                                            schema_);
  }

  bool Takes(const char* settings) {
    const auto json = Json::parse(settings);
    return valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(json),
                                          nullptr);
  }

  Json text_;
  valijson::Schema schema_;
};

TEST_F(SettingsSchema, TakesWhatShoalTakes) {
  const TemporaryFolder folder;
  for (const auto* settings : {
           R"({"profile": "production", "ignore": ["cpu-limit-missing", "DL3008"]})",
           R"({"select": "tls", "severity": {"container-privileged": "off"}})",
           R"({"rules": {"replicas-too-low": {"minimum": 3, "severity": "info"}}})",
           R"({"overrides": [{"paths": "dev/**", "ignore": ["availability"]}]})",
           R"({"fail-on": "never", "closed-world": true, "kube-version": "1.29..1.34"})",
           R"({"charts": [{"path": "shop", "values": [["a.yaml", "b.yaml"], "c.yaml"]}]})",
       }) {
    EXPECT_TRUE(Takes(settings)) << settings;
    folder.Write(".shoal.yaml", settings);
    EXPECT_EQ(Shell("shoal check --allow-empty", folder.path()).errors, "") << settings;
  }
}

TEST_F(SettingsSchema, RefusesWhatShoalRefuses) {
  const TemporaryFolder folder;
  for (const auto* settings : {
           R"({"profil": "production"})",
           R"({"profile": "prod"})",
           R"({"severity": {"container-privileged": "fatal"}})",
           R"({"rules": {"replicas-too-low": {"minimum": "three"}}})",
           R"({"rules": {"replicas-too-low": {"least": 3}}})",
           R"({"overrides": [{"ignore": ["availability"]}]})",
           R"({"charts": [{"release": "shop"}]})",
           R"({"fail-on": "fatal"})",
       }) {
    EXPECT_FALSE(Takes(settings)) << settings;
    folder.Write(".shoal.yaml", settings);
    EXPECT_EQ(Shell("shoal check --allow-empty", folder.path()).status, 2) << settings;
  }
}

// Shoal names its keys where it is asked for one that it does not have.
TEST_F(SettingsSchema, HasEveryKey) {
  const TemporaryFolder folder;
  folder.Write(".shoal.yaml", "qqqqqqqqqqqq: 1\n");
  const auto refused = Shell("shoal check --allow-empty", folder.path()).errors;
  const auto& keys = text_["properties"];
  for (const auto& [key, schema] : keys.items()) {
    EXPECT_THAT(refused, HasSubstr("`" + key + "`"));
    EXPECT_THAT(schema.value("description", ""), testing::Not(testing::IsEmpty())) << key;
  }
  const auto ticks = std::count(refused.begin(), refused.end(), '`');
  // The refused key, `paths` of overrides, and all others stand between two each.
  EXPECT_LE(ticks / 2 - 2, static_cast<std::ptrdiff_t>(keys.size())) << refused;
}

}  // namespace linter::tests
