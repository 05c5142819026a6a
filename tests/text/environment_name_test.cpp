#include "linter/text/environment_name.h"

#include <gtest/gtest.h>

namespace linter {

TEST(EnvironmentName, PathsAreForTheirEnvironments) {
  EXPECT_EQ(EnvironmentOfPath("overlays/prod/web.yaml"), "production");
  EXPECT_EQ(EnvironmentOfPath("overlays/prod-eu/web.yaml"), "production");
  EXPECT_EQ(EnvironmentOfPath("env/blue/web.yaml"), "blue");
  EXPECT_EQ(EnvironmentOfPath("environments/staging/prod-database.yaml"), "production");
  EXPECT_EQ(EnvironmentOfPath("k8s/web-stg.yaml"), "staging");
  EXPECT_EQ(EnvironmentOfPath("charts/web/values-staging.yaml"), "staging");
}

TEST(EnvironmentName, OtherPathsAreForAll) {
  for (const auto* path :
       {"", "k8s/product/web.yaml", "overlays/aws/web.yaml", "env/web.yaml", "env/base/web.yaml",
        "environments/_shared/web.yaml", "k8s/test-pod.yaml", "k8s/live-stream.yaml",
        "k8s/production-line/web.yaml", "k8s/stage-runner.yaml"}) {
    EXPECT_EQ(EnvironmentOfPath(path), "") << path;
  }
}

TEST(EnvironmentName, ValuesAreForTheirEnvironments) {
  EXPECT_EQ(EnvironmentOfValues("values-prod.yaml"), "production");
  EXPECT_EQ(EnvironmentOfValues("values.dev.yml"), "development");
  EXPECT_EQ(EnvironmentOfValues("staging.yaml"), "staging");
  EXPECT_EQ(EnvironmentOfValues("env/qa.yaml"), "qa");
  EXPECT_EQ(EnvironmentOfValues("environments/eu/values.yaml"), "eu");
  for (const auto* path :
       {"values.yaml", "Chart.yaml", "test-data.yaml", "ci/test-values.yaml", "templates/prod.yaml",
        "values-prod.txt", "environments/a/b/values.yaml", "environments/values.yaml", ""}) {
    EXPECT_EQ(EnvironmentOfValues(path), "") << path;
  }
}

TEST(EnvironmentName, WordsHaveOneName) {
  EXPECT_EQ(EnvironmentName("prd"), "production");
  EXPECT_EQ(EnvironmentName("eu-west"), "eu-west");
}

}  // namespace linter
