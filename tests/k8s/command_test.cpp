#include "linter/k8s/command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linter::tests {

using k8s::Words;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Command, FindsTheScriptOfAShell) {
  EXPECT_EQ(k8s::ScriptOf({"sh", "-c", "echo hi"})->text, "echo hi");
  EXPECT_EQ(k8s::ScriptOf({"/bin/bash", "-ec", "-x", "run"})->text, "run");
  EXPECT_EQ(k8s::ScriptOf({"timeout", "5", "/bin/sh", "-c", "run"})->text, "run");
  EXPECT_EQ(k8s::ScriptOf({"cmd", "/c", "dir"})->text, "dir");
  EXPECT_THAT(k8s::ScriptOf({"sh", "-c", "test", "-f", "/x"})->arguments, ElementsAre("-f", "/x"));
  EXPECT_FALSE(k8s::ScriptOf({"bash", "/app/check.sh"}));
  EXPECT_FALSE(k8s::ScriptOf({"curl", "-c", "jar"}));
  EXPECT_FALSE(k8s::ScriptOf({}));
}

TEST(Command, TellsAShellWithoutAScript) {
  EXPECT_TRUE(k8s::LacksScript({"sh", "-c"}));
  EXPECT_TRUE(k8s::LacksScript({"/bin/bash"}));
  EXPECT_FALSE(k8s::LacksScript({"bash", "/app/check.sh"}));
  EXPECT_FALSE(k8s::LacksScript({"sh", "-c", "true"}));
  EXPECT_FALSE(k8s::LacksScript({}));
}

TEST(Command, TakesAScriptApart) {
  const auto commands =
      k8s::CommandsOf({"sh", "-c", "A=1 exec redis-cli ping | grep 'PONG' && ok"});
  ASSERT_EQ(commands.size(), 3U);
  EXPECT_THAT(commands[0], ElementsAre("redis-cli", "ping"));
  EXPECT_THAT(commands[1], ElementsAre("grep", "PONG"));
  EXPECT_THAT(commands[2], ElementsAre("ok"));
}

static std::string HostOf(const Words& words) {
  const auto call = k8s::RemoteCall(words);
  return call ? call->host : "";
}

TEST(Command, FindsTheHostThatAClientAsks) {
  EXPECT_EQ(HostOf({"psql", "-h", "db", "-c", "select 1"}), "db");
  EXPECT_EQ(HostOf({"mysqladmin", "--host=db.infra", "ping"}), "db.infra");
  EXPECT_EQ(HostOf({"curl", "-f", "https://user:pass@api.example.com:8443/x"}), "api.example.com");
  EXPECT_EQ(HostOf({"sh", "-c", "x=$(wget -qO- http://api/health)"}), "api");
}

TEST(Command, TakesOwnAddressesForOwn) {
  EXPECT_EQ(HostOf({"curl", "http://localhost:8080/"}), "");
  EXPECT_EQ(HostOf({"curl", "http://127.0.0.1:8080/"}), "");
  EXPECT_EQ(HostOf({"curl", "http://[::1]:8080/"}), "");
  EXPECT_EQ(HostOf({"redis-cli", "-h", "$(hostname)"}), "");
  EXPECT_EQ(HostOf({"redis-cli", "ping"}), "");
  EXPECT_EQ(HostOf({"grep", "-h", "db"}), "");
  EXPECT_EQ(HostOf({"psql", "-h"}), "");
}

TEST(Command, SplitsOnlyPlainLines) {
  EXPECT_THAT(k8s::SplitPlain("cat /tmp/healthy"), ElementsAre("cat", "/tmp/healthy"));
  EXPECT_THAT(k8s::SplitPlain("a | b"), IsEmpty());
  EXPECT_THAT(k8s::SplitPlain("echo 'x'"), IsEmpty());
}

}  // namespace linter::tests
