#include "linter/k8s/plain_secret.h"

#include <gtest/gtest.h>

#include "linter/k8s/access.h"
#include "linter/text/secret.h"

namespace linter::k8s {

TEST(PlainSecret, ValueOfASecretName) {
  EXPECT_TRUE(HoldsSecret("DB_PASSWORD", "hunter42"));
  EXPECT_TRUE(HoldsSecret("clientSecret", "s3cr3tValue"));
  EXPECT_FALSE(HoldsSecret("DB_PASSWORD", "$(OTHER)"));
  EXPECT_FALSE(HoldsSecret("DB_PASSWORD", "<password>"));
  EXPECT_FALSE(HoldsSecret("DB_PASSWORD_FILE", "hunter42"));
  EXPECT_FALSE(HoldsSecret("TLS_SECRET", "web-tls"));
  EXPECT_FALSE(HoldsSecret("COOKIE_SECRET", "SECRET"));
  EXPECT_FALSE(HoldsSecret("MINIO_ACCESS_KEY", "minio"));
  EXPECT_TRUE(HoldsSecret("MINIO_SECRET_ACCESS_KEY", "minio123"));
  EXPECT_FALSE(HoldsSecret("automountServiceAccountToken", "warning"));
  EXPECT_FALSE(HoldsSecret("", "hunter42"));
}

TEST(PlainSecret, NameThatHintsNeedsARandomValue) {
  EXPECT_TRUE(HoldsSecret("SESSION_KEY_V2", "9fK2mQx7Lr4TzW8vB3nYc6Hd"));
  EXPECT_FALSE(HoldsSecret("SESSION_KEY_V2", "monthly"));
  EXPECT_FALSE(HoldsSecret("PUBLIC_KEY_V2", "9fK2mQx7Lr4TzW8vB3nYc6Hd"));
}

TEST(PlainSecret, SettingOfAFile) {
  EXPECT_EQ(SecretSettingOf("host=db\ndb.password=hunter42\n"), "db.password");
  EXPECT_EQ(SecretSettingOf("- password: 'hunter42' # of the database"), "password");
  EXPECT_EQ(SecretSettingOf("export API_TOKEN=qwerty1234"), "API_TOKEN");
  EXPECT_FALSE(SecretSettingOf("# db.password=hunter42\ntoken: ${TOKEN}\n"));
  EXPECT_FALSE(SecretSettingOf("password = getpass()\n"));
  EXPECT_FALSE(SecretSettingOf(""));
}

TEST(PlainSecret, RandomValues) {
  EXPECT_TRUE(LooksRandom("8d969eef6ecad3c29a3a629280e686cf"));
  EXPECT_FALSE(LooksRandom("00000000000000000000000000000000"));
  EXPECT_FALSE(LooksRandom("registry-of-the-whole-company-2"));
  EXPECT_FALSE(LooksRandom("short1"));
}

TEST(Access, GroupsOfResources) {
  EXPECT_EQ(GroupOf("deployments"), "apps");
  EXPECT_EQ(GroupOf("pods"), "");
  EXPECT_FALSE(GroupOf("widgets"));
  EXPECT_TRUE(IsBuiltInRole("system:node"));
  EXPECT_FALSE(IsBuiltInRole("administrator"));
}

}  // namespace linter::k8s
