#include <gtest/gtest.h>

#include "linter/docker/dockerfile.h"
#include "linter/docker/image.h"

namespace linter::tests {

using docker::Dockerfile;
using docker::ImagePart;

static SourceFile File(std::string text) {
  return {.id = {}, .path = "Dockerfile", .text = std::move(text)};
}

// The last word of the last instruction, expanded; `<?>` for each unknown part.
static std::string Expanded(std::string text) {
  const SourceFile file = File(std::move(text));
  const Dockerfile dockerfile = docker::Parse(file);
  const auto& instruction = dockerfile.instructions.back();
  const docker::LexResult result = dockerfile.Expand(instruction, instruction.words.back());
  if (result.error) {
    return "error: " + *result.error;
  }
  std::string shown;
  for (std::size_t at = 0; at < result.text.size(); ++at) {
    shown += result.text.IsUnknown(at) ? "<?>" : result.text.text().substr(at, 1);
  }
  return shown;
}

TEST(DockerScope, GlobalArgumentsAreSeenByFromAndByDeclarationsOnly) {
  EXPECT_EQ(Expanded("ARG V=3.20\nFROM alpine:$V"), "alpine:3.20");
  EXPECT_EQ(Expanded("ARG V=3\nARG W=$V.1\nFROM alpine:$W"), "alpine:3.1");
  EXPECT_EQ(Expanded("ARG V\nFROM alpine:$V"), "alpine:<?>");
  EXPECT_EQ(Expanded("ARG V\nFROM alpine:${V:-edge}"), "alpine:edge");
  EXPECT_EQ(Expanded("FROM alpine$V"), "alpine");
  EXPECT_EQ(Expanded("FROM alpine:$TARGETARCH"), "alpine:<?>");
  EXPECT_EQ(Expanded("ARG V=1\nFROM scratch\nUSER $V"), "");
  EXPECT_EQ(Expanded("ARG V=1\nFROM scratch\nARG V\nUSER $V"), "1");
  EXPECT_EQ(Expanded("ARG V=1\nFROM scratch\nARG V=2\nUSER $V"), "2");
}

TEST(DockerScope, StagesInheritAndImagesAreUnknown) {
  EXPECT_EQ(Expanded("FROM alpine\nUSER $V"), "<?>");
  EXPECT_EQ(Expanded("FROM scratch AS a\nENV V=1\nFROM a\nUSER $V"), "1");
  EXPECT_EQ(Expanded("FROM scratch AS a\nENV V=1\nFROM scratch\nUSER $V"), "");
  EXPECT_EQ(Expanded("FROM scratch\nENV V=1\nENV V=2 W=$V\nUSER $W"), "1");
  EXPECT_EQ(Expanded("FROM scratch\nENV V=1\nARG V\nUSER $V"), "1");
}

TEST(DockerScope, FormsOfSubstitution) {
  const std::string head = "FROM scratch\nENV A=a/b/c.tar.gz E=\nUSER ";
  EXPECT_EQ(Expanded(head + "${A#*/}"), "b/c.tar.gz");
  EXPECT_EQ(Expanded(head + "${A##*/}"), "c.tar.gz");
  EXPECT_EQ(Expanded(head + "${A%.*}"), "a/b/c.tar");
  EXPECT_EQ(Expanded(head + "${A%%.*}"), "a/b/c");
  EXPECT_EQ(Expanded(head + "${A/\\//-}"), "a-b/c.tar.gz");
  EXPECT_EQ(Expanded(head + "${A//\\//-}"), "a-b-c.tar.gz");
  EXPECT_EQ(Expanded(head + "${E:-x}${E-y}${Z-z}${E:+u}${E+v}"), "xzv");
  EXPECT_EQ(Expanded(head + "'$A'\"$E\"\\$A"), "$A$A");
  EXPECT_EQ(Expanded(head + "${Z:?needed}"), "error: Z: needed");
  EXPECT_EQ(Expanded(head + "${A"), "error: unsupported modifier () in substitution");
}

TEST(DockerScope, ValuesDoNotGrowWithoutBound) {
  std::string text = "FROM scratch\nENV A=xxxxxxxxxx\n";
  for (int line = 0; line < 40; ++line) {
    text += "ENV A=$A$A$A$A$A$A$A$A\n";
  }
  EXPECT_LT(Expanded(text + "USER $A").size(), 1U << 20);
}

static docker::ImageReference Image(const SourceFile& file) {
  return docker::SplitImage(docker::Parse(file).stages.back().base);
}

TEST(DockerImage, PartsPointWhereTheyAreWritten) {
  const SourceFile file = File("ARG TAG=1.2\nARG REPO=ghcr.io/o/r\nFROM $REPO:$TAG@sha256:ab\n");
  const auto image = Image(file);
  EXPECT_EQ(image.registry.text, "ghcr.io");
  EXPECT_EQ(file.Text(image.registry.span), "ghcr.io");
  EXPECT_EQ(image.repository.text, "o/r");
  EXPECT_EQ(image.tag.text, "1.2");
  EXPECT_EQ(image.tag.span.begin, 8U);
  EXPECT_EQ(image.digest.text, "sha256:ab");
  EXPECT_EQ(file.Text(image.span), "$REPO:$TAG@sha256:ab");
}

TEST(DockerImage, APartOfTwoPiecesPointsToItsUse) {
  const SourceFile file = File("ARG V=18\nFROM node:${V}-alpine\n");
  const auto image = Image(file);
  EXPECT_EQ(image.tag.text, "18-alpine");
  EXPECT_EQ(file.Text(image.tag.span), "${V}-alpine");
}

TEST(DockerImage, WhatIsUnknownIsNotAbsent) {
  const auto states = [](std::string text) {
    const SourceFile file = File(std::move(text));
    const auto image = Image(file);
    std::string shown;
    for (const auto* part : {&image.registry, &image.repository, &image.tag, &image.digest}) {
      shown += part->state == ImagePart::State::Known    ? 'k'
               : part->state == ImagePart::State::Absent ? '-'
                                                         : '?';
    }
    return shown;
  };
  EXPECT_EQ(states("FROM node"), "-k--");
  EXPECT_EQ(states("FROM localhost:5000/node"), "kk--");
  EXPECT_EQ(states("FROM library/node:1"), "-kk-");
  EXPECT_EQ(states("ARG V\nFROM node:$V"), "-k??");
  EXPECT_EQ(states("ARG I\nFROM $I"), "????");
  EXPECT_EQ(states("ARG R\nFROM $R/a:1"), "?kk-");
  EXPECT_EQ(states("ARG R\nFROM quay.io/$R/a"), "k?--");
}

}  // namespace linter::tests
