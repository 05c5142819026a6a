// The reports of `shoal readiness`: what their formats promise.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "tests/fixture/program.h"

namespace linter::readiness {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view Web = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:main
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
)";

static void WriteShop(const tests::TemporaryFolder& folder) {
  folder.Write("overlays/staging/web.yaml", std::string(Web));
  folder.Write("overlays/production/web.yaml", std::string(Web));
  folder.Write("drill.md", "Done.\n");
  folder.Write("readiness.yaml", R"(
- {row: RB-T-4, by: Ada, at: 2027-01-01, evidence: drill.md}
- {row: IN-C-1, by: Ada, at: 2027-01-01, result: waived, note: <b>a test</b>, expires: 2027-03-01}
)");
}

static std::string ErrorsIn(const json& document) {
  std::ifstream file(SHOAL_SOURCE "/editors/readiness.schema.json");
  const auto text = json::parse(file);
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

TEST(ReadinessReport, TheSchemaDescribesTheAnswers) {
  const tests::TemporaryFolder folder;
  WriteShop(folder);
  const auto report = json::parse(
      tests::Shell("shoal readiness --format json --as-of 2027-02-01", folder.path()).output);
  EXPECT_EQ(ErrorsIn(report), "");
  EXPECT_EQ(report["environments"].size(), 3U);
  for (const auto* patch : {R"([{"op": "add", "path": "/more", "value": 1}])",
                            R"([{"op": "replace", "path": "/score", "value": 101}])",
                            R"([{"op": "remove", "path": "/environments/0/rows/0/state"}])",
                            R"([{"op": "replace", "path": "/environments/0/rows/0/state",
                                 "value": "fine"}])"}) {
    EXPECT_NE(ErrorsIn(report.patch(json::parse(patch))), "") << patch;
  }
}

TEST(ReadinessReport, SarifHasWhatViolatesAndIsNotWaived) {
  const tests::TemporaryFolder folder;
  WriteShop(folder);
  const auto log = tests::Shell("shoal readiness --format sarif --as-of 2027-02-01", folder.path());
  EXPECT_THAT(log.output, HasSubstr("memory-limit-missing"));
  EXPECT_THAT(log.output, HasSubstr("readiness-probe-missing"));
  EXPECT_THAT(json::parse(log.output)["runs"][0]["results"].dump(),
              Not(HasSubstr("replicas-too-low")));
}

TEST(ReadinessReport, AWaiverIsTold) {
  const tests::TemporaryFolder folder;
  WriteShop(folder);
  const auto page =
      tests::Shell("shoal readiness --format html --as-of 2027-02-01", folder.path()).output;
  EXPECT_THAT(page, HasSubstr("waived by Ada until 2027-03-01: &lt;b&gt;a test&lt;/b&gt;"));
  EXPECT_THAT(page, HasSubstr("waived: Deployment `web` runs 1 replica"));
  EXPECT_THAT(tests::Shell("shoal readiness --as-of 2027-02-01", folder.path()).output,
              HasSubstr("waived: Deployment `web` runs 1 replica"));
}

static std::string Browser() {
  for (const auto* path :
       {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"}) {
    if (std::filesystem::exists(path)) {
      return path;
    }
  }
  return "";
}

// The page as a browser has it after its script ran, without any network.
TEST(ReadinessReport, ThePageWorksInABrowser) {
  const auto browser = Browser();
  if (browser.empty()) {
    GTEST_SKIP() << "no Chromium";
  }
  const tests::TemporaryFolder folder;
  WriteShop(folder);
  ASSERT_EQ(tests::Shell("shoal readiness --format html --output page.html", folder.path()).status,
            0);
  // Some do not end where there are no processors left.
  const auto command = "timeout -k 5 90 " + browser +
                       " --headless --no-sandbox --disable-gpu --user-data-dir=profile "
                       "--host-resolver-rules='MAP * ~NOTFOUND' --dump-dom 'file://" +
                       std::filesystem::absolute(folder.path()).string() +
                       "/page.html#state=violated&section=Infrastructure' 2>/dev/null";
  const auto page = tests::Shell(command, folder.path()).output;
  if (page.empty()) {
    GTEST_SKIP() << "Chromium does not run here";
  }
  EXPECT_THAT(page, HasSubstr("<section data-title=\"Security\" hidden=\"\">"));
  EXPECT_THAT(page, HasSubstr("<section data-title=\"Infrastructure\">"));
  EXPECT_THAT(page, HasSubstr("<details class=\"violated\" data-state=\"violated\"><summary>"));
  EXPECT_THAT(page, HasSubstr("<details class=\"open\" data-state=\"open\" hidden=\"\">"));
  EXPECT_THAT(page, testing::ContainsRegex("<output id=\"count\">[1-9][0-9]* rows"));
}

}  // namespace linter::readiness
